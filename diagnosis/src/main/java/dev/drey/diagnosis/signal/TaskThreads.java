package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.evidence.ThreadDump;
import dev.drey.diagnosis.evidence.Vertex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the threads of the job's tasks did when they were looked at. Flink names them after their vertex and subtask, such
 * as {@code map -> sink (1/2)#0}; other threads are no tasks.
 */
public final class TaskThreads {

    private static final Pattern NAME = Pattern.compile("^(.*) \\((\\d+)/(\\d+)\\)#(\\d+)( .*)?$");
    private static final int TELLING_NAME = 60;
    private static final int NEAR_THE_TOP = 8;

    private final Map<String, List<Sample>> byVertex = new HashMap<>();
    private final List<Sample> all = new ArrayList<>();

    /**
     * One thread in one dump.
     *
     * @param subtask from 0
     * @param at when the dump was taken
     */
    public record Sample(Vertex vertex, int subtask, Instant at, StackSample stack) {

        /** What it does where its stack ends. */
        public Frames.Doing doing() {
            return Frames.doing(stack.frames(), stack.state());
        }

        /** The innermost frame of the program's own. */
        public Optional<String> findUsersFrame() {
            return Frames.findUsers(stack.frames());
        }

        /** Whether it waits for records or other work, as a healthy idle task does. */
        public boolean isIdle() {
            return !isWaitingForAnswers()
                    && stack.frames().stream()
                            .limit(NEAR_THE_TOP)
                            .anyMatch(frame -> frame.contains("TaskMailboxImpl.take"));
        }

        /** Whether asynchronous I/O has as many requests under way as it may, and waits for one to be answered. */
        public boolean isWaitingForAnswers() {
            return stack.frames().stream().anyMatch(frame -> frame.contains("AsyncWaitOperator.addToWorkQueue"));
        }

        /** Whether it waits for room in the buffers of what comes after it. */
        public boolean isHeldUp() {
            return stack.frames().stream()
                    .anyMatch(frame -> frame.contains("requestMemorySegmentBlocking")
                            || frame.contains("LocalBufferPool.requestBuffer"));
        }

        /** Whether it is in a method of that name. */
        public boolean isIn(String method) {
            return Frames.calls(stack.frames(), method);
        }
    }

    private TaskThreads() {}

    /** Of all dumps. */
    public static TaskThreads of(Evidence evidence) {
        TaskThreads threads = new TaskThreads();
        evidence.findJob().ifPresent(job -> evidence.threadDumps().forEach(dump -> threads.add(job, dump)));
        return threads;
    }

    private void add(Job job, ThreadDump dump) {
        for (StackSample thread : dump.threads()) {
            Matcher name = NAME.matcher(thread.name());
            if (name.matches() && !thread.name().startsWith("Legacy Source Thread") && name.group(5) == null) {
                findVertex(job, name.group(1), Integer.parseInt(name.group(3))).ifPresent(vertex -> {
                    Sample sample = new Sample(vertex, Integer.parseInt(name.group(2)) - 1, dump.at(), thread);
                    all.add(sample);
                    byVertex.computeIfAbsent(vertex.id(), none -> new ArrayList<>())
                            .add(sample);
                });
            }
        }
    }

    private static Optional<Vertex> findVertex(Job job, String name, int parallelism) {
        List<Vertex> candidates = job.vertices().stream()
                .filter(vertex -> vertex.parallelism() == parallelism)
                .toList();
        return candidates.stream()
                .filter(vertex -> vertex.name().equals(name))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(vertex -> beginning(vertex.name()).equals(beginning(name)))
                        .findFirst());
    }

    /** Flink cuts long names of threads. */
    private static String beginning(String name) {
        return name.substring(0, Math.min(TELLING_NAME, name.length()));
    }

    /** Of one vertex. */
    public List<Sample> of(Vertex vertex) {
        return byVertex.getOrDefault(vertex.id(), List.of());
    }

    /** Of one subtask. */
    public List<Sample> of(Vertex vertex, int subtask) {
        return of(vertex).stream().filter(sample -> sample.subtask() == subtask).toList();
    }

    /** Of all tasks. */
    public List<Sample> all() {
        return List.copyOf(all);
    }

    /** Whether they are of two times at least, and not of one moment alone. */
    public static boolean areSpread(List<Sample> samples) {
        return samples.stream()
                        .map(sample -> sample.at().truncatedTo(ChronoUnit.SECONDS))
                        .distinct()
                        .count()
                > 1;
    }

    /** Which share of these is so; 0 of none. */
    public static double share(List<Sample> samples, Predicate<Sample> so) {
        return samples.isEmpty() ? 0 : (double) samples.stream().filter(so).count() / samples.size();
    }

    /** The frame of the program's own that most of these are in, if they agree. */
    public static Optional<String> commonFrame(List<Sample> samples) {
        Map<String, Integer> counts = new HashMap<>();
        samples.forEach(sample -> sample.findUsersFrame().ifPresent(frame -> counts.merge(frame, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(entry -> entry.getValue() * 2 >= samples.size())
                .map(Map.Entry::getKey);
    }
}
