package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the job's exception history.
 *
 * @param taskName such as {@code map (1/2)}; null for a failure of the job as a whole
 * @param taskManagerId null when Flink does not say
 * @param host empty when Flink does not say
 * @param concurrent what failed together with it
 */
public record Failure(
        Instant at,
        ErrorChain error,
        @Nullable String taskName,
        @Nullable String taskManagerId,
        String host,
        List<Failure> concurrent) {

    /** Keeps a copy. */
    public Failure {
        concurrent = List.copyOf(concurrent);
    }

    /** The task it happened in, if it was one. */
    public Optional<String> findTask() {
        return Optional.ofNullable(taskName);
    }
}
