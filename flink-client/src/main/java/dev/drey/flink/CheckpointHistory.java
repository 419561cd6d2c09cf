package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job's newest checkpoints with how each went, and the one that the job was last restored from.
 *
 * @param entries newest first
 * @param restored null when the job began without state
 */
public record CheckpointHistory(
        List<Entry> entries, @Nullable Restored restored) {

    /** Keeps a copy. */
    public CheckpointHistory {
        entries = List.copyOf(entries);
    }

    /**
     * One checkpoint or savepoint.
     *
     * @param status {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}
     * @param type such as {@code CHECKPOINT}, {@code UNALIGNED_CHECKPOINT} or {@code SAVEPOINT}
     * @param duration from the trigger to the last acknowledgement, so far
     * @param bytes written for it
     * @param fullBytes that it refers to altogether
     * @param failure Flink's word for why it failed, null unless it failed; the cause itself is in the job manager's log
     */
    public record Entry(
            long id,
            String status,
            String type,
            Instant triggeredAt,
            Duration duration,
            int acknowledged,
            int subtasks,
            long bytes,
            long fullBytes,
            @Nullable String failure) {

        static Entry of(JsonNode json) {
            return new Entry(
                    json.path("id").asLong(),
                    json.path("status").asText(),
                    json.path("checkpoint_type")
                            .asText(json.path("is_savepoint").asBoolean() ? "SAVEPOINT" : "CHECKPOINT"),
                    Instant.ofEpochMilli(json.path("trigger_timestamp").asLong()),
                    Duration.ofMillis(json.path("end_to_end_duration").asLong()),
                    json.path("num_acknowledged_subtasks").asInt(),
                    json.path("num_subtasks").asInt(),
                    json.path("checkpointed_size")
                            .asLong(json.path("state_size").asLong()),
                    json.path("state_size").asLong(),
                    json.path("failure_message").textValue());
        }
    }

    /**
     * What the job was restored from.
     *
     * @param path null when Flink does not say
     */
    public record Restored(
            long id,
            Instant at,
            boolean savepoint,
            @Nullable String path) {}

    /** As Flink keeps it: ten checkpoints unless {@code web.checkpoints.history} says otherwise. */
    public static CheckpointHistory of(FlinkRest flink, String jobId) throws FlinkException {
        JsonNode json = flink.json("/jobs/" + jobId + "/checkpoints");
        List<Entry> entries = new ArrayList<>();
        json.path("history").forEach(entry -> entries.add(Entry.of(entry)));
        JsonNode restored = json.path("latest").path("restored");
        return new CheckpointHistory(
                entries,
                restored.hasNonNull("id")
                        ? new Restored(
                                restored.path("id").asLong(),
                                Instant.ofEpochMilli(
                                        restored.path("restore_timestamp").asLong()),
                                restored.path("is_savepoint").asBoolean(),
                                restored.path("external_path").textValue())
                        : null);
    }

    /** The one with that id, if it has not fallen out of the history. */
    public Optional<Entry> find(long id) {
        return entries.stream().filter(entry -> entry.id() == id).findFirst();
    }
}
