package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Where the time of the job's checkpoints goes: per vertex and stage, over the newest checkpoints whose details are known.
 * Savepoints are left out: they are full and slower by nature.
 */
public final class StageTimes {

    private static final int CHECKPOINTS = 8;

    private final List<Checkpoint> checkpoints;
    private final Map<String, VertexTimes> byVertex = new HashMap<>();

    /**
     * The times of one vertex.
     *
     * @param readings of all subtasks in all checkpoints that were looked at
     */
    public record VertexTimes(Vertex vertex, List<Reading> readings) {

        /** Keeps a copy. */
        public VertexTimes {
            readings = List.copyOf(readings);
        }

        /** Per checkpoint the longest that a subtask spent in that stage, of these the median, in milliseconds. */
        public double worst(Stage stage) {
            return perCheckpoint(
                    stage, times -> times.mapToDouble(Double::doubleValue).max().orElse(0));
        }

        /** Per checkpoint the median over the subtasks, of these the median, in milliseconds. */
        public double typical(Stage stage) {
            return perCheckpoint(stage, times -> Figures.median(times.mapToDouble(Double::doubleValue)));
        }

        private double perCheckpoint(Stage stage, ToDoubleFunction<Stream<Double>> summary) {
            Map<Long, List<Double>> byCheckpoint = new HashMap<>();
            for (Reading reading : readings) {
                byCheckpoint
                        .computeIfAbsent(reading.checkpoint().id(), none -> new ArrayList<>())
                        .add((double) reading.times().stages().of(stage));
            }
            double median = Figures.median(
                    byCheckpoint.values().stream().mapToDouble(list -> summary.applyAsDouble(list.stream())));
            return Double.isNaN(median) ? 0 : median;
        }

        /** The subtask that spent longest in that stage. */
        public Optional<Reading> slowest(Stage stage) {
            return readings.stream()
                    .max((one, other) -> Long.compare(
                            one.times().stages().of(stage),
                            other.times().stages().of(stage)));
        }

        /** Whether the time in that stage is one subtask's alone: its siblings take less than a third of it. */
        public boolean isOfOneSubtask(Stage stage) {
            return vertex.parallelism() == 2
                    ? isUneven(stage)
                    : vertex.parallelism() > 1 && worst(stage) > 3 * Math.max(typical(stage), 1);
        }

        private boolean isUneven(Stage stage) {
            OptionalDouble smallest = readings.stream()
                    .mapToDouble(reading -> reading.times().stages().of(stage))
                    .min();
            return smallest.isPresent() && worst(stage) > 4 * Math.max(smallest.getAsDouble(), 1);
        }

        /** The most bytes that a subtask of it wrote. */
        public long mostWritten() {
            return readings.stream()
                    .mapToLong(reading -> reading.times().writtenBytes())
                    .max()
                    .orElse(0);
        }
    }

    /** One subtask in one checkpoint. */
    public record Reading(Checkpoint checkpoint, SubtaskCheckpoint times) {}

    /** The stage of a vertex in which checkpoints spend most time. */
    public record Bottleneck(VertexTimes at, Stage stage, double millis) {}

    private StageTimes(List<Checkpoint> checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** Of the job's newest checkpoints. */
    public static StageTimes of(Evidence evidence) {
        List<Checkpoint> detailed = evidence.checkpoints().history().stream()
                .filter(checkpoint -> !checkpoint.isSavepoint() && !checkpoint.isInProgress())
                .filter(checkpoint -> checkpoint.subtaskTimes().anyMatch(SubtaskCheckpoint::acknowledged))
                .limit(CHECKPOINTS)
                .toList();
        StageTimes times = new StageTimes(detailed);
        evidence.findJob().map(Job::vertices).orElse(List.of()).forEach(times::add);
        return times;
    }

    private void add(Vertex vertex) {
        List<Reading> readings = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints) {
            checkpoint.findVertex(vertex.id()).map(VertexCheckpoint::subtasks).orElse(List.of()).stream()
                    .filter(SubtaskCheckpoint::acknowledged)
                    .forEach(subtask -> readings.add(new Reading(checkpoint, subtask)));
        }
        if (!readings.isEmpty()) {
            byVertex.put(vertex.id(), new VertexTimes(vertex, readings));
        }
    }

    /** The checkpoints that were looked at, newest first. */
    public List<Checkpoint> checkpoints() {
        return Collections.unmodifiableList(checkpoints);
    }

    /** The times of a vertex, if any of its subtasks answered. */
    public Optional<VertexTimes> find(Vertex vertex) {
        return Optional.ofNullable(byVertex.get(vertex.id()));
    }

    /** All vertices that have times. */
    public List<VertexTimes> all() {
        return List.copyOf(byVertex.values());
    }

    /** The longest stage of each kind, and where it is. */
    public Map<Stage, Bottleneck> longestByStage() {
        Map<Stage, Bottleneck> longest = new EnumMap<>(Stage.class);
        for (VertexTimes times : byVertex.values()) {
            for (Stage stage : Stage.values()) {
                double millis = times.worst(stage);
                Bottleneck known = longest.get(stage);
                if (millis > 0 && (known == null || millis > known.millis())) {
                    longest.put(stage, new Bottleneck(times, stage, millis));
                }
            }
        }
        return longest;
    }

    /**
     * Where the time goes. A start delay is a consequence wherever another stage upstream accounts for it: what is worked
     * before a barrier is passed on shows downstream as waiting for it.
     */
    public Optional<Bottleneck> bottleneck() {
        Map<Stage, Bottleneck> longest = longestByStage();
        Optional<Bottleneck> worst =
                longest.values().stream().max((one, other) -> Double.compare(one.millis(), other.millis()));
        Optional<Bottleneck> gapBehindIt = worst.filter(
                        found -> found.stage() == Stage.START_DELAY || found.stage() == Stage.ALIGNMENT)
                .flatMap(found ->
                        Optional.ofNullable(longest.get(Stage.GAP)).filter(gap -> gap.millis() > 0.6 * found.millis()));
        return gapBehindIt.or(() -> worst);
    }

    /** Whether that stage of that vertex accounts for most of the time of the checkpoints. */
    public boolean dominates(Bottleneck candidate) {
        return bottleneck()
                .filter(worst -> candidate.millis() >= 0.5 * worst.millis())
                .isPresent();
    }
}
