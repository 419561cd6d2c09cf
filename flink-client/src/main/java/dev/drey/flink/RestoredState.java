package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job was last restored from.
 *
 * @param checkpointId of the checkpoint or savepoint
 * @param path where it lies, null when Flink does not say
 */
public record RestoredState(
        long checkpointId,
        Instant at,
        boolean isSavepoint,
        @Nullable String path) {

    /** Empty when the job began without state and was never restored since. */
    static Optional<RestoredState> find(JsonNode restored) {
        return restored.hasNonNull("id")
                ? Optional.of(new RestoredState(
                        restored.path("id").asLong(),
                        Instant.ofEpochMilli(restored.path("restore_timestamp").asLong()),
                        restored.path("is_savepoint").asBoolean(),
                        restored.path("external_path").textValue()))
                : Optional.empty();
    }
}
