package dev.drey.telemetry;

import java.time.Instant;
import java.util.Map;

/**
 * A task manager that Flink has lost, with what it measured last.
 *
 * @param lastSeen when it was still registered
 * @param metrics by Flink's names; of Flink itself they cannot be had any more
 */
public record LostTaskManager(String jobId, String id, Instant lastSeen, Map<String, Double> metrics) {

    /** Keeps a copy. */
    public LostTaskManager {
        metrics = Map.copyOf(metrics);
    }
}
