package dev.drey.diagnosis.evidence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint settings that the running job has.
 *
 * @param enabled Flink says that they are not with an endless interval
 * @param exactlyOnce or at least once
 * @param tolerableFailures null when Flink does not say
 * @param retained whether the newest outlives the job's cancellation
 * @param storage simple name of Flink's class; empty when unknown
 * @param backend simple name of Flink's class; empty when unknown
 */
public record CheckpointSettings(
        boolean enabled,
        boolean exactlyOnce,
        Duration interval,
        Duration timeout,
        Duration minimumPause,
        int maxConcurrent,
        @Nullable Integer tolerableFailures,
        boolean retained,
        String storage,
        String backend,
        Alignment alignment,
        boolean afterTasksFinish) {

    /**
     * Whether barriers overtake records, and when.
     *
     * @param alignedTimeout after which an aligned checkpoint turns into an unaligned one; zero for at once or never
     */
    public record Alignment(boolean unaligned, Duration alignedTimeout) {}

    /** Whether checkpoints travel to the job manager's heap. */
    public boolean isStoredOnJobManager() {
        return storage.contains("JobManagerCheckpointStorage") || storage.contains("MemoryStateBackend");
    }

    /** Whether state lies on the heap of the task managers. */
    public boolean isHeapBackend() {
        return backend.contains("HashMap") || backend.contains("Memory") || backend.contains("FsStateBackend");
    }

    /** Whether state lies in an embedded store, which serializes on each access. */
    public boolean isEmbeddedStore() {
        return backend.contains("RocksDB") || backend.contains("ForSt");
    }
}
