package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import java.util.Comparator;
import java.util.List;

/**
 * How the time of the asynchronous part depends on what it writes.
 *
 * @param bytes the most that a subtask wrote
 * @param millis how long the slowest subtask needed
 * @param bytesPerSecond of the subtasks that write most, in the middle
 * @param shape whether the time grows with the bytes
 */
public record Uploads(long bytes, double millis, double bytesPerSecond, Shape shape) {

    /** Less than this is written into the checkpoint's metadata, not into a file of its own (Flink's default 20 kB). */
    private static final long OWN_FILE = 20 * 1024;

    private static final double SPREAD = 4;

    /** How time and bytes go together. */
    public enum Shape {
        /** Twice the bytes, twice the time. */
        BY_SIZE,
        /** The same time whatever the size. */
        CONSTANT,
        /** All write about the same, so nothing can be told. */
        UNDECIDED
    }

    /** Over all subtasks of all vertices that wrote files. */
    public static Uploads of(StageTimes times) {
        List<SubtaskCheckpoint> writers = times.all().stream()
                .flatMap(vertex -> vertex.readings().stream())
                .map(StageTimes.Reading::times)
                .filter(subtask -> subtask.writtenBytes() >= OWN_FILE)
                .sorted(Comparator.comparingLong(SubtaskCheckpoint::writtenBytes))
                .toList();
        if (writers.isEmpty()) {
            return new Uploads(0, 0, Double.NaN, Shape.UNDECIDED);
        }
        List<SubtaskCheckpoint> small = writers.subList(0, Math.max(1, writers.size() / 3));
        List<SubtaskCheckpoint> large = writers.subList(writers.size() - small.size(), writers.size());
        double largeMillis = async(large);
        return new Uploads(
                writers.get(writers.size() - 1).writtenBytes(),
                writers.stream()
                        .mapToLong(subtask -> subtask.stages().async())
                        .max()
                        .orElse(0),
                bytes(large) / Math.max(0.001, largeMillis / 1000),
                shape(bytes(large) / Math.max(1, bytes(small)), largeMillis / Math.max(1, async(small))));
    }

    private static Shape shape(double byBytes, double byMillis) {
        if (byBytes < SPREAD) {
            return Shape.UNDECIDED;
        }
        if (byMillis <= 1.6) {
            return Shape.CONSTANT;
        }
        return byMillis >= 0.35 * byBytes ? Shape.BY_SIZE : Shape.UNDECIDED;
    }

    private static double async(List<SubtaskCheckpoint> subtasks) {
        return Figures.median(
                subtasks.stream().mapToDouble(subtask -> subtask.stages().async()));
    }

    private static double bytes(List<SubtaskCheckpoint> subtasks) {
        return Figures.median(subtasks.stream().mapToDouble(SubtaskCheckpoint::writtenBytes));
    }
}
