package dev.drey.diagnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint or savepoint.
 *
 * @param status {@code COMPLETED}, {@code IN_PROGRESS} or {@code FAILED}
 * @param kind Flink's word, such as {@code CHECKPOINT}, {@code UNALIGNED_CHECKPOINT} or {@code SAVEPOINT}
 * @param latestAcknowledgement null when no subtask acknowledged it
 * @param duration from trigger to the last acknowledgement, or to its failure
 * @param subtasks how many had to acknowledge it
 * @param acknowledged how many did
 * @param failureMessage Flink's text for the kind of failure, which is not its cause; null unless it failed
 * @param vertices empty when its details were not asked for or are gone
 */
public record Checkpoint(
        long id,
        String status,
        String kind,
        Instant triggeredAt,
        @Nullable Instant latestAcknowledgement,
        Duration duration,
        Sizes sizes,
        int subtasks,
        int acknowledged,
        @Nullable String failureMessage,
        List<VertexCheckpoint> vertices) {

    /**
     * Bytes.
     *
     * @param written for this checkpoint
     * @param state what it refers to altogether
     * @param processed records that passed during alignment
     * @param persisted records in flight that were stored
     */
    public record Sizes(long written, long state, long processed, long persisted) {}

    /** Keeps a copy. */
    public Checkpoint {
        vertices = List.copyOf(vertices);
    }

    /** Whether it can be restored from. */
    public boolean isCompleted() {
        return status.equals("COMPLETED");
    }

    /** Whether it failed after it had begun. */
    public boolean isFailed() {
        return status.equals("FAILED");
    }

    /** Whether it is under way. */
    public boolean isInProgress() {
        return status.equals("IN_PROGRESS");
    }

    /** Whether somebody asked for it, to keep. */
    public boolean isSavepoint() {
        return kind.contains("SAVEPOINT");
    }

    /** Whether barriers overtook records. */
    public boolean isUnaligned() {
        return kind.equals("UNALIGNED_CHECKPOINT");
    }

    /** Whether it ran out of time. */
    public boolean isExpired() {
        return isFailed() && failureMessage != null && failureMessage.contains("expired");
    }

    /** Flink's text for why it failed; empty when it did not. */
    public String failure() {
        return failureMessage == null ? "" : failureMessage;
    }

    /** What is known of one vertex in it. */
    public Optional<VertexCheckpoint> findVertex(String vertexId) {
        return vertices.stream()
                .filter(vertex -> vertex.vertexId().equals(vertexId))
                .findFirst();
    }

    /** All subtasks whose times are known. */
    public Stream<SubtaskCheckpoint> subtaskTimes() {
        return vertices.stream().flatMap(vertex -> vertex.subtasks().stream());
    }
}
