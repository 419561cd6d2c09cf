package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stack, of a thread or of a flame graph.
 *
 * @param name of the thread, such as {@code map (1/2)#0}
 * @param state Java's word for it; empty when unknown
 * @param frames innermost first, such as {@code org.example.Job.map(Job.java:12)}
 * @param weight how many samples had it; 1 for a thread
 * @param lockOwner name of the thread that holds the lock it waits for; null when it waits for none
 */
public record StackSample(
        String name,
        String state,
        List<String> frames,
        long weight,
        @Nullable String lockOwner) {

    /** Keeps a copy. */
    public StackSample {
        frames = List.copyOf(frames);
    }

    /** One that waits for no lock. */
    public StackSample(String name, String state, List<String> frames, long weight) {
        this(name, state, frames, weight, null);
    }

    /** The thread that holds the lock it waits for. */
    public Optional<String> findLockOwner() {
        return Optional.ofNullable(lockOwner);
    }
}
