package dev.drey.diagnosis.evidence;

import java.util.List;

/**
 * One vertex in one checkpoint.
 *
 * @param stateBytes what its state amounts to
 * @param writtenBytes what was written of it this time
 * @param total its subtasks
 * @param acknowledged how many of them acknowledged
 * @param durationMillis from trigger to its last acknowledgement; -1 when there is none
 * @param subtasks empty when they were not asked for
 */
public record VertexCheckpoint(
        String vertexId,
        long stateBytes,
        long writtenBytes,
        int total,
        int acknowledged,
        long durationMillis,
        List<SubtaskCheckpoint> subtasks) {

    /** Keeps a copy. */
    public VertexCheckpoint {
        subtasks = List.copyOf(subtasks);
    }

    /** The subtasks that never acknowledged. */
    public List<SubtaskCheckpoint> missing() {
        return subtasks.stream().filter(subtask -> !subtask.acknowledged()).toList();
    }
}
