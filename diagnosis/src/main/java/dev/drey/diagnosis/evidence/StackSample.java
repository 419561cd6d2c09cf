package dev.drey.diagnosis.evidence;

import java.util.List;

/**
 * One stack, of a thread or of a flame graph.
 *
 * @param name of the thread, such as {@code map (1/2)#0}
 * @param state Java's word for it; empty when unknown
 * @param frames innermost first, such as {@code org.example.Job.map(Job.java:12)}
 * @param weight how many samples had it; 1 for a thread
 */
public record StackSample(String name, String state, List<String> frames, long weight) {

    /** Keeps a copy. */
    public StackSample {
        frames = List.copyOf(frames);
    }
}
