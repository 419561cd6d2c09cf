package dev.drey.control;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.RuntimeEnvironment;
import org.jspecify.annotations.Nullable;

/** What is looked at of a configuration before a request is accepted that brings it; no transaction is open meanwhile. */
final class ConfigurationCheck {

    private final CodeCheck code;
    private final StatePlaceCheck places;
    private final MemoryCheck memory;

    ConfigurationCheck(CodeCheck code, StatePlaceCheck places, MemoryCheck memory) {
        this.code = code;
        this.places = places;
        this.memory = memory;
    }

    /**
     * The same configuration, with its code known to be there.
     *
     * @param former what the application has now, null for a new one
     * @throws ApiException that says everything that speaks against it
     */
    ApplicationConfiguration require(
            RuntimeEnvironment environment,
            ApplicationConfiguration wanted,
            @Nullable ApplicationConfiguration former) {
        ReservedProperties.check(environment, wanted);
        memory.require(environment, wanted);
        places.require(environment, wanted, former);
        return code.require(wanted);
    }
}
