package dev.drey.cli.bench;

import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Time;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** A job of the measurements of checkpoints, as Flink tells of it. */
record StateView(RunningTasks tasks, FlinkDocuments documents) {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration QUICK_LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TO_MEASURE = Duration.ofSeconds(30);
    private static final Duration TO_WARM_UP = Duration.ofSeconds(4);
    private static final Duration AT_FULL_SPEED = Duration.ofSeconds(6);

    /** Of the state's bytes: the program's own count leaves out what Flink adds, and a few keys may be late. */
    private static final double WHOLE = 0.9;

    /**
     * Completed checkpoints of the whole state, oldest first: so many as wanted, or those that there are when the time is
     * over, but at least one.
     */
    List<Checkpoint> awaitSettled(Time time, int wanted) throws IOException, InterruptedException {
        return new Awaiting(time, PATIENCE, LOOK)
                .first(elapsed -> {
                    List<Checkpoint> found = settled(recent(), (long) (StateLoad.stateBytes() * WHOLE));
                    boolean enough = found.size() >= wanted || (elapsed.compareTo(TO_MEASURE) > 0 && !found.isEmpty());
                    return enough ? Optional.of(found) : Optional.empty();
                })
                .orElseThrow(() -> new IOException("No checkpoint of all " + StateLoad.stateBytes()
                        + " bytes of state was complete within " + PATIENCE.toSeconds()
                        + " s. Flink's logs in the folder of the service say why; name one that stays with --data."));
    }

    private List<Checkpoint> recent() {
        try {
            return tasks.flink().checkpoints(tasks.jobId()).recent();
        } catch (FlinkException noAnswer) {
            return List.of();
        }
    }

    /** Those after the first one that found the state whole, for that one also wrote what came at the beginning. */
    static List<Checkpoint> settled(List<Checkpoint> recent, long whole) {
        List<Checkpoint> ordered = new ArrayList<>(recent.stream()
                .filter(checkpoint -> checkpoint.isCompleted() && !checkpoint.isSavepoint())
                .sorted(Comparator.comparingLong(Checkpoint::id))
                .toList());
        while (!ordered.isEmpty() && ordered.get(0).fullSizeBytes() < whole) {
            ordered.remove(0);
        }
        return ordered.isEmpty() ? List.of() : List.copyOf(ordered.subList(1, ordered.size()));
    }

    /** The savepoint that completed last, other than the given one. */
    Optional<Checkpoint> findSavepointAfter(long id) {
        return recent().stream()
                .filter(checkpoint -> checkpoint.isSavepoint() && checkpoint.isCompleted() && checkpoint.id() > id)
                .findFirst();
    }

    /** Records per second that go into the operator with the state, between two changes of Flink's count. */
    double measureSpeed(Time time) throws IOException, InterruptedException {
        time.pause(TO_WARM_UP);
        Count first = awaitChange(time);
        time.pause(AT_FULL_SPEED);
        Count last = awaitChange(time);
        return (last.records - first.records) * 1e9 / (last.nanos - first.nanos);
    }

    private record Count(long records, long nanos) {}

    private Count awaitChange(Time time) throws IOException, InterruptedException {
        OptionalLong before = records();
        return new Awaiting(time, PATIENCE, QUICK_LOOK)
                .first(elapsed -> {
                    OptionalLong now = records();
                    return now.isPresent() && !now.equals(before)
                            ? Optional.of(new Count(now.getAsLong(), time.nanos()))
                            : Optional.empty();
                })
                .orElseThrow(
                        () -> new IOException("Flink did not count a record within " + PATIENCE.toSeconds() + " s."));
    }

    private OptionalLong records() {
        try {
            return documents
                    .find("/jobs/" + tasks.jobId())
                    .map(job -> StreamSupport.stream(job.path("vertices").spliterator(), false)
                            .filter(vertex -> vertex.path("name").asText().startsWith("state"))
                            .mapToLong(vertex ->
                                    vertex.path("metrics").path("read-records").asLong())
                            .max())
                    .orElse(OptionalLong.empty());
        } catch (FlinkUnreachableException noAnswer) {
            return OptionalLong.empty();
        }
    }
}
