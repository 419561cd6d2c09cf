package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Flink tells of checkpoints. Pure. */
final class CheckpointReader {

    private CheckpointReader() {}

    static CheckpointSettings settings(JsonNode json) {
        long interval = json.path("interval").asLong();
        JsonNode external = json.path("externalization");
        return new CheckpointSettings(
                interval > 0 && interval < Long.MAX_VALUE,
                json.path("mode").asText().equals("exactly_once"),
                Duration.ofMillis(interval),
                Json.millis(json.path("timeout")),
                Json.millis(json.path("min_pause")),
                json.path("max_concurrent").asInt(1),
                json.has("tolerable_failed_checkpoints")
                        ? json.path("tolerable_failed_checkpoints").asInt()
                        : null,
                external.path("enabled").asBoolean()
                        && !external.path("delete_on_cancellation").asBoolean(),
                simpleName(json.path("checkpoint_storage").asText()),
                simpleName(json.path("state_backend").asText()),
                new CheckpointSettings.Alignment(
                        json.path("unaligned_checkpoints").asBoolean(),
                        Json.millis(json.path("aligned_checkpoint_timeout"))),
                json.path("checkpoints_after_tasks_finish").asBoolean(true));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    static Checkpoints.Counts counts(JsonNode statistics) {
        JsonNode counts = statistics.path("counts");
        return new Checkpoints.Counts(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                counts.path("in_progress").asLong(),
                counts.path("restored").asLong());
    }

    /** Newest first, without the vertices. */
    static List<Checkpoint> history(JsonNode statistics) {
        List<Checkpoint> history = new ArrayList<>();
        statistics.path("history").forEach(entry -> history.add(checkpoint(entry, List.of())));
        return history;
    }

    static Checkpoint checkpoint(JsonNode json, List<VertexCheckpoint> vertices) {
        return new Checkpoint(
                json.path("id").asLong(),
                json.path("status").asText(),
                json.path("checkpoint_type").asText(json.path("is_savepoint").asBoolean() ? "SAVEPOINT" : "CHECKPOINT"),
                Instant.ofEpochMilli(json.path("trigger_timestamp").asLong()),
                Json.time(json.path("latest_ack_timestamp")),
                Json.millis(json.path("end_to_end_duration")),
                new Checkpoint.Sizes(
                        json.path("checkpointed_size")
                                .asLong(json.path("state_size").asLong()),
                        json.path("state_size").asLong(),
                        json.path("processed_data").asLong(),
                        json.path("persisted_data").asLong()),
                json.path("num_subtasks").asInt(),
                json.path("num_acknowledged_subtasks").asInt(),
                json.path("failure_message").textValue(),
                vertices);
    }

    /** @param subtasks the answer for this vertex's subtasks; null when it was not asked for or is gone */
    static VertexCheckpoint vertex(String vertexId, JsonNode summary, @Nullable JsonNode subtasks) {
        List<SubtaskCheckpoint> times = new ArrayList<>();
        if (subtasks != null) {
            subtasks.path("subtasks").forEach(subtask -> times.add(subtask(subtask)));
        }
        return new VertexCheckpoint(
                vertexId,
                summary.path("state_size").asLong(),
                summary.path("checkpointed_size")
                        .asLong(summary.path("state_size").asLong()),
                summary.path("num_subtasks").asInt(),
                summary.path("num_acknowledged_subtasks").asInt(),
                summary.path("latest_ack_timestamp").asLong() <= 0
                        ? -1
                        : summary.path("end_to_end_duration").asLong(),
                times);
    }

    private static SubtaskCheckpoint subtask(JsonNode json) {
        int index = json.path("index").asInt();
        if (!json.path("status").asText().equals("completed")) {
            return SubtaskCheckpoint.missing(index);
        }
        long endToEnd = json.path("end_to_end_duration").asLong();
        JsonNode alignment = json.path("alignment");
        return new SubtaskCheckpoint(
                index,
                true,
                json.path("aborted").asBoolean(),
                endToEnd,
                SubtaskCheckpoint.Stages.of(
                        endToEnd,
                        json.path("start_delay").asLong(),
                        alignment.path("duration").asLong(),
                        json.path("checkpoint").path("sync").asLong(),
                        json.path("checkpoint").path("async").asLong()),
                json.path("checkpointed_size").asLong(json.path("state_size").asLong()),
                json.path("state_size").asLong(),
                alignment.path("persisted").asLong(),
                json.path("unaligned_checkpoint").asBoolean());
    }
}
