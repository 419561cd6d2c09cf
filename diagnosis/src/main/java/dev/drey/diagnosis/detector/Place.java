package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.evidence.Vertex;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something is wrong.
 *
 * @param operator the vertex's name, or a narrower one; null for the job as a whole
 * @param vertexId null where the operator is not known as a vertex
 * @param subtask from 0; null for all of them
 * @param host task manager or host; null where it does not matter
 * @param since when it was first seen; null when unknown
 */
public record Place(
        @Nullable String operator,
        @Nullable String vertexId,
        @Nullable Integer subtask,
        @Nullable String host,
        @Nullable Instant since) {

    /** The job as a whole. */
    public static Place job() {
        return new Place(null, null, null, null, null);
    }

    /** A whole vertex. */
    public static Place of(Vertex vertex) {
        return new Place(vertex.name(), vertex.id(), null, null, null);
    }

    /** One subtask, and where it runs if that is known. */
    public static Place of(Vertex vertex, int subtask) {
        @Nullable
        String host = vertex.findSubtask(subtask)
                .flatMap(found -> Optional.ofNullable(found.taskManagerId()))
                .orElse(null);
        return new Place(vertex.name(), vertex.id(), subtask, host, null);
    }

    /** A process. */
    public static Place host(String host) {
        return new Place(null, null, null, host, null);
    }

    /** What Flink calls by that name. */
    public static Place named(@Nullable String operator, @Nullable String host) {
        return new Place(operator, null, null, host, null);
    }

    /** The same, and since when. */
    public Place since(@Nullable Instant time) {
        return new Place(operator, vertexId, subtask, host, time);
    }
}
