package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job's checkpoints as Flink counts them. The counts start anew with every submission of the job.
 *
 * @param recent the newest checkpoints and savepoints, newest first
 */
public record CheckpointStatistics(
        long completed, long failed, long inProgress, long restored, List<Checkpoint> recent) {

    /** Keeps a copy. */
    public CheckpointStatistics {
        recent = List.copyOf(recent);
    }

    static CheckpointStatistics of(JsonNode json) {
        JsonNode counts = json.path("counts");
        List<Checkpoint> recent = new ArrayList<>();
        json.path("history").forEach(entry -> recent.add(Checkpoint.of(entry)));
        return new CheckpointStatistics(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                counts.path("in_progress").asLong(),
                counts.path("restored").asLong(),
                recent);
    }

    /** The newest completed checkpoint that is not a savepoint. */
    public Optional<Checkpoint> findLatestCompleted() {
        return recent.stream()
                .filter(checkpoint -> checkpoint.isCompleted() && !checkpoint.isSavepoint())
                .findFirst();
    }
}
