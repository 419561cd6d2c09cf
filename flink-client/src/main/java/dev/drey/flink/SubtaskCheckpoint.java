package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of one subtask in a checkpoint.
 *
 * @param status {@code completed} or {@code pending_or_failed}; of the latter Flink tells nothing else
 * @param acknowledgedAt null while the subtask has not acknowledged
 * @param stages null while the subtask has not acknowledged
 * @param aborted whether the checkpoint had been given up when the subtask was done with it
 */
public record SubtaskCheckpoint(
        int index,
        String status,
        @Nullable Instant acknowledgedAt,
        Duration endToEnd,
        @Nullable Stages stages,
        Bytes bytes,
        boolean unaligned,
        boolean aborted) {

    /**
     * Where the time went.
     *
     * @param startDelay from the trigger until the first barrier came
     * @param alignment from the first barrier to the last
     */
    public record Stages(Duration startDelay, Duration alignment, Duration sync, Duration async) {}

    /**
     * What was written and passed by.
     *
     * @param checkpointed written for this checkpoint
     * @param state what it refers to altogether
     * @param processed went through while the barriers were aligned
     * @param persisted data in flight that became part of the checkpoint
     */
    public record Bytes(long checkpointed, long state, long processed, long persisted) {}

    static SubtaskCheckpoint of(JsonNode json) {
        JsonNode alignment = json.path("alignment");
        long acknowledged = json.path("ack_timestamp").asLong(-1);
        return new SubtaskCheckpoint(
                json.path("index").asInt(),
                json.path("status").asText(),
                acknowledged < 0 ? null : Instant.ofEpochMilli(acknowledged),
                millis(json.path("end_to_end_duration")),
                acknowledged < 0
                        ? null
                        : new Stages(
                                millis(json.path("start_delay")),
                                millis(alignment.path("duration")),
                                millis(json.path("checkpoint").path("sync")),
                                millis(json.path("checkpoint").path("async"))),
                new Bytes(
                        json.path("checkpointed_size").asLong(),
                        json.path("state_size").asLong(),
                        alignment.path("processed").asLong(),
                        alignment.path("persisted").asLong()),
                json.path("unaligned_checkpoint").asBoolean(),
                json.path("aborted").asBoolean());
    }

    /** Flink says -1 for what it does not know. */
    private static Duration millis(JsonNode json) {
        return Duration.ofMillis(Math.max(0, json.asLong()));
    }

    /** Whether it has done its part, be it too late. */
    public boolean isAcknowledged() {
        return acknowledgedAt != null;
    }
}
