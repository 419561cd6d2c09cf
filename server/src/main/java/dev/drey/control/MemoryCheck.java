package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.cluster.MemoryDivision;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RuntimeEnvironment;
import java.util.Map;

/** Whether the memory of a KPU can be divided as an application asks. */
final class MemoryCheck {

    private final MemoryDivision memory;
    private final int kpuMib;

    /** @param kpuMib memory of a KPU, in MiB */
    MemoryCheck(MemoryDivision memory, int kpuMib) {
        this.memory = memory;
        this.kpuMib = kpuMib;
    }

    /** Throws {@link ApiException} with Flink's own words. */
    void require(RuntimeEnvironment environment, ApplicationConfiguration wanted) {
        Map<String, String> asked =
                ReservedProperties.ofFlink(environment, wanted).memory();
        if (asked.isEmpty()) {
            return;
        }
        try {
            memory.divide(kpuMib, asked);
        } catch (ClusterException impossible) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "The property group " + PropertyGroup.FLINK + " divides the " + kpuMib
                            + " MiB of a KPU in a way that does not add up: " + String.join(", ", asked.keySet()) + ". "
                            + impossible.getMessage());
        }
    }
}
