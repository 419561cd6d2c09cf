package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Who is busy, who is held up, and by whom. */
public final class Pressure {

    /** Flink calls a subtask back-pressured for more than a tenth of its time, and highly so above a half. */
    private static final double HELD_UP = 0.1;

    private static final double HIGHLY_HELD_UP = 0.5;
    private static final double BUSY = 0.7;

    private final List<Load> loads;
    private final Map<String, Load> byVertex = new HashMap<>();
    private final Job job;

    /**
     * What the subtasks of a vertex do with their time, as shares of 0 to 1; NaN where Flink does not say.
     *
     * @param busyMost of its busiest subtask
     * @param busyMedian of its subtask in the middle
     * @param busyLeast of its idlest subtask
     * @param heldUpMost of the subtask that is held up most
     */
    public record Load(
            Vertex vertex,
            double busyMost,
            double busyMedian,
            double busyLeast,
            double heldUpMost,
            double heldUpMedian) {

        /** Whether one of its subtasks works nearly all the time. */
        public boolean isBusy() {
            return busyMost >= BUSY;
        }

        /** Whether what comes after it keeps it waiting. */
        public boolean isHeldUp() {
            return heldUpMost > HELD_UP;
        }

        /** Whether that is for most of the time. */
        public boolean isHighlyHeldUp() {
            return heldUpMost > HIGHLY_HELD_UP;
        }

        /** Whether a few subtasks have all the work. */
        public boolean isUneven() {
            return vertex.parallelism() > 1
                    && busyMost >= BUSY
                    && (busyMedian <= busyMost / 3 || (vertex.parallelism() == 2 && busyLeast <= busyMost / 3));
        }
    }

    private Pressure(Job job, List<Load> loads) {
        this.job = job;
        this.loads = loads;
        loads.forEach(load -> byVertex.put(load.vertex().id(), load));
    }

    /** Empty where there is no job. */
    public static Optional<Pressure> of(Evidence evidence) {
        return evidence.findJob()
                .map(job -> new Pressure(
                        job, job.vertices().stream().map(Pressure::load).toList()));
    }

    private static Load load(Vertex vertex) {
        List<Double> busy = shares(vertex, Subtask.BUSY, "busyTimeMsPerSecond");
        List<Double> heldUp = shares(vertex, Subtask.BACK_PRESSURED, "backPressuredTimeMsPerSecond");
        return new Load(
                vertex,
                most(busy),
                Figures.median(busy.stream().mapToDouble(Double::doubleValue)),
                busy.isEmpty() ? Double.NaN : Collections.min(busy),
                most(heldUp),
                Figures.median(heldUp.stream().mapToDouble(Double::doubleValue)));
    }

    private static double most(List<Double> values) {
        return values.isEmpty() ? Double.NaN : Collections.max(values);
    }

    /** The mean over the looks of each subtask; of the vertex's extremes where subtasks are not known. */
    private static List<Double> shares(Vertex vertex, String ofSubtask, String ofVertex) {
        List<Double> shares = new ArrayList<>();
        for (Subtask subtask : vertex.subtasks()) {
            subtask.metrics().find(ofSubtask).map(Series::mean).ifPresent(shares::add);
        }
        if (shares.isEmpty()) {
            for (String extreme : List.of(".min", ".max")) {
                OptionalDouble millis = vertex.metrics().latest(ofVertex + extreme);
                millis.ifPresent(value -> shares.add(value / 1000));
            }
        }
        return shares;
    }

    /** Sources first. */
    public List<Load> loads() {
        return Collections.unmodifiableList(loads);
    }

    /** What one vertex does. */
    public Optional<Load> find(Vertex vertex) {
        return Optional.ofNullable(byVertex.get(vertex.id()));
    }

    /** Whether any source is held up. */
    public boolean sourcesAreHeldUp() {
        return loads.stream().anyMatch(load -> load.vertex().isSource() && load.isHeldUp());
    }

    /** Whether anything is held up. */
    public boolean isAnyHeldUp() {
        return loads.stream().anyMatch(Load::isHeldUp);
    }

    /** Whether any source is held up for most of the time. */
    public boolean sourcesAreHighlyHeldUp() {
        return loads.stream().anyMatch(load -> load.vertex().isSource() && load.isHighlyHeldUp());
    }

    /**
     * The operator that holds the others up: the first behind a held-up one that is not held up itself. The busiest where
     * there are several, empty where nothing is held up.
     */
    public Optional<Load> culprit() {
        return loads.stream()
                .filter(load -> !load.vertex().isSource())
                .filter(load -> Double.isNaN(load.heldUpMost()) || load.heldUpMost() < 0.5 * heldUpBefore(load))
                .filter(load -> heldUpBefore(load) > HELD_UP)
                .max((one, other) ->
                        Double.compare(busyOrZero(one) + heldUpBefore(one), busyOrZero(other) + heldUpBefore(other)));
    }

    private static double busyOrZero(Load load) {
        return Double.isNaN(load.busyMost()) ? 0 : load.busyMost();
    }

    /** How much the operators that feed it are held up, at most. */
    public double heldUpBefore(Load load) {
        return job.upstreamOf(load.vertex()).stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .mapToDouble(Load::heldUpMost)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /** The vertices with a subtask that works nearly all the time. */
    public List<Load> busy() {
        return loads.stream().filter(Load::isBusy).toList();
    }

    /** Records per second that a vertex takes in, or gives out where it takes none; empty with one look. */
    public static OptionalDouble recordsPerSecond(Vertex vertex) {
        String direction = vertex.isSource() ? Subtask.WRITE_RECORDS : Subtask.READ_RECORDS;
        Function<Metrics, Optional<Series>> series = metrics -> metrics.find(direction);
        double sum = 0;
        boolean known = false;
        for (Subtask subtask : vertex.subtasks()) {
            Optional<Series> records = series.apply(subtask.metrics());
            if (records.isPresent() && !Double.isNaN(records.get().perSecond())) {
                sum += records.get().perSecond();
                known = true;
            }
        }
        return known ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
