package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint with what each subtask did for it.
 *
 * @param type such as {@code CHECKPOINT}, {@code UNALIGNED_CHECKPOINT} or {@code SAVEPOINT}
 * @param failure null unless it failed
 * @param vertices empty when only the summary was asked for
 */
public record CheckpointDetail(
        Checkpoint summary,
        String type,
        int subtasks,
        int acknowledged,
        @Nullable Instant latestAcknowledgement,
        @Nullable Failure failure,
        List<Vertex> vertices) {

    /** Keeps a copy. */
    public CheckpointDetail {
        vertices = List.copyOf(vertices);
    }

    /**
     * How it failed.
     *
     * @param message only the kind of failure: Flink tells the cause in the job manager's log alone
     * @param at null when Flink does not say
     */
    public record Failure(String message, @Nullable Instant at) {}

    /** The subtasks of one vertex, by their indices. */
    public record Vertex(String id, String name, List<SubtaskCheckpoint> subtasks) {
        /** Keeps a copy. */
        public Vertex {
            subtasks = List.copyOf(subtasks);
        }
    }

    static CheckpointDetail of(JsonNode json) {
        long latest = json.path("latest_ack_timestamp").asLong(-1);
        return new CheckpointDetail(
                Checkpoint.of(json),
                json.path("checkpoint_type").asText(),
                json.path("num_subtasks").asInt(),
                json.path("num_acknowledged_subtasks").asInt(),
                latest < 0 ? null : Instant.ofEpochMilli(latest),
                failure(json),
                List.of());
    }

    static List<SubtaskCheckpoint> subtasks(JsonNode json) {
        List<SubtaskCheckpoint> subtasks = new ArrayList<>();
        json.path("subtasks").forEach(entry -> subtasks.add(SubtaskCheckpoint.of(entry)));
        return subtasks;
    }

    private static @Nullable Failure failure(JsonNode json) {
        if (!json.path("status").asText().equals("FAILED")) {
            return null;
        }
        long at = json.path("failure_timestamp").asLong(-1);
        return new Failure(json.path("failure_message").asText(), at < 0 ? null : Instant.ofEpochMilli(at));
    }

    /** The same with what the subtasks did. */
    public CheckpointDetail withVertices(List<Vertex> known) {
        return new CheckpointDetail(summary, type, subtasks, acknowledged, latestAcknowledgement, failure, known);
    }

    /** Whether nothing about it will change any more: it is over and every subtask has told what it did. */
    public boolean isFinal() {
        return !summary.status().equals("IN_PROGRESS")
                && vertices.stream()
                        .flatMap(vertex -> vertex.subtasks().stream())
                        .allMatch(SubtaskCheckpoint::isAcknowledged);
    }
}
