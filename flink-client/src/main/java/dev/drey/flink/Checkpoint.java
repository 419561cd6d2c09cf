package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint or savepoint of a job.
 *
 * @param status such as {@code COMPLETED}, {@code IN_PROGRESS} or {@code FAILED}
 * @param duration from trigger to the last acknowledgement
 * @param sizeBytes what was written for this checkpoint
 * @param fullSizeBytes what it refers to altogether, earlier increments included
 * @param externalPath where it lies, null unless it is complete and kept outside the job manager
 */
public record Checkpoint(
        long id,
        String status,
        boolean isSavepoint,
        Instant triggeredAt,
        Duration duration,
        long sizeBytes,
        long fullSizeBytes,
        @Nullable String externalPath) {

    static Checkpoint of(JsonNode json) {
        return new Checkpoint(
                json.path("id").asLong(),
                json.path("status").asText(),
                json.path("is_savepoint").asBoolean(),
                Instant.ofEpochMilli(json.path("trigger_timestamp").asLong()),
                Duration.ofMillis(json.path("end_to_end_duration").asLong()),
                json.path("checkpointed_size").asLong(json.path("state_size").asLong()),
                json.path("state_size").asLong(),
                json.path("external_path").textValue());
    }

    /** Whether it can be restored from. */
    public boolean isCompleted() {
        return status.equals("COMPLETED");
    }
}
