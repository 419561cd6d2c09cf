package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A task manager that is registered at the job manager.
 *
 * @param address of its actor; a process that takes the place and the id of another one has a different address
 * @param lastHeartbeat by the job manager's clock
 */
public record TaskManagerOverview(String id, String address, int slots, int freeSlots, Instant lastHeartbeat) {

    static TaskManagerOverview of(JsonNode json) {
        return new TaskManagerOverview(
                json.path("id").asText(),
                json.path("path").asText(),
                json.path("slotsNumber").asInt(),
                json.path("freeSlots").asInt(),
                Instant.ofEpochMilli(json.path("timeSinceLastHeartbeat").asLong()));
    }
}
