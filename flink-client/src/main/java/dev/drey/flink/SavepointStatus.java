package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a savepoint stands.
 *
 * @param location where it lies, null unless it is complete
 * @param failure Flink's stack trace, null unless it failed
 */
public record SavepointStatus(
        boolean inProgress,
        @Nullable String location,
        @Nullable String failure) {

    /** Flink says COMPLETED for failed ones, too: only the presence of a location means success. */
    static SavepointStatus of(JsonNode json) {
        boolean inProgress = json.path("status").path("id").asText().equals("IN_PROGRESS");
        JsonNode operation = json.path("operation");
        return new SavepointStatus(
                inProgress,
                operation.path("location").textValue(),
                operation.path("failure-cause").path("stack-trace").textValue());
    }
}
