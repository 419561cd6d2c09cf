package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What the threads of one process did at one time.
 *
 * @param process {@code jobmanager}, or the id of a task manager
 */
public record ThreadDump(Instant at, String process, List<StackSample> threads) {

    /** Keeps a copy. */
    public ThreadDump {
        threads = List.copyOf(threads);
    }
}
