package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The job's checkpoints.
 *
 * @param settings those in force; null when unknown
 * @param counts since the job was submitted; null when unknown
 * @param history checkpoints and savepoints, newest first
 */
public record Checkpoints(
        @Nullable CheckpointSettings settings, @Nullable Counts counts, List<Checkpoint> history) {

    /**
     * What Flink counts.
     *
     * @param failed includes attempts that never started, as while tasks are not yet running
     * @param restored rises with every restart from state
     */
    public record Counts(long completed, long failed, long inProgress, long restored) {}

    /** Keeps a copy. */
    public Checkpoints {
        history = List.copyOf(history);
    }

    /** Nothing known. */
    public static Checkpoints unknown() {
        return new Checkpoints(null, null, List.of());
    }

    /** The settings, if known. */
    public Optional<CheckpointSettings> findSettings() {
        return Optional.ofNullable(settings);
    }

    /** The counts, if known. */
    public Optional<Counts> findCounts() {
        return Optional.ofNullable(counts);
    }

    /** Those that completed and are no savepoints, newest first. */
    public Stream<Checkpoint> completed() {
        return history.stream().filter(checkpoint -> checkpoint.isCompleted() && !checkpoint.isSavepoint());
    }

    /** Those that really began and failed, savepoints left out, newest first. */
    public Stream<Checkpoint> failed() {
        return history.stream().filter(checkpoint -> checkpoint.isFailed() && !checkpoint.isSavepoint());
    }

    /** The newest that completed and is no savepoint. */
    public Optional<Checkpoint> findLatestCompleted() {
        return completed().findFirst();
    }
}
