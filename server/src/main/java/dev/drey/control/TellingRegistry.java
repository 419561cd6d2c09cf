package dev.drey.control;

import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * A registry that keeps the story of each application up to date: whatever changes its status, its version, an operation,
 * a snapshot or a cluster writes the event in the same transaction, so the two cannot differ after a crash, and no use
 * case can forget to tell.
 */
final class TellingRegistry implements Registry {

    private final Registry registry;
    private final InstantSource clock;

    /** @param clock stamps the events */
    TellingRegistry(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Function<RegistryTransaction, T> work) {
        return registry.transact(tx -> work.apply(new TellingTransaction(tx, clock)));
    }

    @Override
    public void close() {
        registry.close();
    }
}
