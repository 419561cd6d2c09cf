package dev.drey.diagnosis.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One task manager.
 *
 * @param host without the port; empty when unknown
 * @param lastHeartbeat when the job manager heard it last; null when unknown
 * @param registered whether it was registered at the last look
 * @param cpuCores that its JVM sees; 0 when unknown
 * @param memory null when unknown
 */
public record TaskManager(
        String id,
        String host,
        @Nullable Instant lastHeartbeat,
        boolean registered,
        int slots,
        int freeSlots,
        int cpuCores,
        @Nullable MemoryPlan memory,
        Metrics metrics) {

    /**
     * How its memory was divided when it started, in bytes; -1 where Flink says nothing.
     *
     * @param taskHeap for the program
     * @param processTotal all of it
     */
    public record MemoryPlan(
            long taskHeap,
            long taskOffHeap,
            long network,
            long managed,
            long metaspace,
            long overhead,
            long flinkTotal,
            long processTotal) {}
}
