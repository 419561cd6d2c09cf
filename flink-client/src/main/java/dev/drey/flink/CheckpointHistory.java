package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job manager remembers of a job's checkpoints.
 *
 * @param newestFirst checkpoints and savepoints, without their subtasks
 * @param restored what the job was last restored from; null when it began without state and was never restored since
 */
public record CheckpointHistory(
        List<CheckpointDetail> newestFirst, @Nullable RestoredState restored) {

    /** Of a job of which nothing is known. */
    public static final CheckpointHistory EMPTY = new CheckpointHistory(List.of(), null);

    /** Keeps a copy. */
    public CheckpointHistory {
        newestFirst = List.copyOf(newestFirst);
    }

    static CheckpointHistory of(JsonNode json) {
        List<CheckpointDetail> history = new ArrayList<>();
        json.path("history").forEach(entry -> history.add(CheckpointDetail.of(entry)));
        return new CheckpointHistory(
                history,
                RestoredState.find(json.path("latest").path("restored")).orElse(null));
    }
}
