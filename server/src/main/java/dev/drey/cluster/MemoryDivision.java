package dev.drey.cluster;

import dev.drey.model.KpuMemory;
import java.util.Map;

/** Port to Flink's own arithmetic of memory. Safe for use by several threads. */
public interface MemoryDivision {

    /**
     * Divides the memory of a KPU.
     *
     * @param totalMib all of it, in MiB
     * @param settings Flink's settings of memory that a user has chosen, which leave parts to Flink's defaults
     * @throws ClusterException when it cannot be divided so; the message is Flink's own
     */
    KpuMemory divide(int totalMib, Map<String, String> settings) throws ClusterException;
}
