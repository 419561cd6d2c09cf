package dev.drey.cli.evidence;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.SubtaskCheckpoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint, with what each subtask did for it where that was asked for. Written out as JSON as it stands; times are
 * milliseconds.
 *
 * @param triggered in ISO 8601, UTC
 * @param bytes written for it
 * @param fullBytes that it refers to altogether
 * @param failure Flink's word for why it failed, null unless it did
 * @param subtasks slowest first, those without an acknowledgement before all others
 */
record CheckpointFacts(
        long id,
        String type,
        String status,
        String triggered,
        long duration,
        long bytes,
        long fullBytes,
        int acknowledged,
        int of,
        @Nullable String failure,
        List<SubtaskFacts> subtasks) {

    CheckpointFacts {
        subtasks = List.copyOf(subtasks);
    }

    /**
     * The part of one subtask. Its stages are null while it has not acknowledged.
     *
     * @param duration from the trigger to the acknowledgement
     * @param startDelay from the trigger until the first barrier came
     * @param alignment from the first barrier to the last
     * @param beforeBarrier what none of the stages explains: work before the barrier was passed on, such as a sink's flush
     * @param inFlightBytes data in flight that became part of the checkpoint
     */
    record SubtaskFacts(
            String vertex,
            int subtask,
            String status,
            @Nullable Long duration,
            @Nullable Long startDelay,
            @Nullable Long alignment,
            @Nullable Long sync,
            @Nullable Long async,
            @Nullable Long beforeBarrier,
            long bytes,
            long fullBytes,
            long inFlightBytes) {

        static SubtaskFacts of(String vertex, SubtaskCheckpoint part) {
            SubtaskCheckpoint.Stages stages = part.stages();
            String status = part.aborted() ? "aborted" : part.isAcknowledged() ? "acknowledged" : "not acknowledged";
            if (stages == null) {
                return new SubtaskFacts(vertex, part.index(), status, null, null, null, null, null, null, 0, 0, 0);
            }
            Duration explained = stages.startDelay()
                    .plus(stages.alignment())
                    .plus(stages.sync())
                    .plus(stages.async());
            return new SubtaskFacts(
                    vertex,
                    part.index(),
                    status,
                    part.endToEnd().toMillis(),
                    stages.startDelay().toMillis(),
                    stages.alignment().toMillis(),
                    stages.sync().toMillis(),
                    stages.async().toMillis(),
                    Math.max(0, part.endToEnd().minus(explained).toMillis()),
                    part.bytes().checkpointed(),
                    part.bytes().state(),
                    part.bytes().persisted());
        }
    }

    static CheckpointFacts of(CheckpointDetail detail) {
        Stream<SubtaskFacts> parts = detail.vertices().stream()
                .flatMap(vertex -> vertex.subtasks().stream().map(part -> SubtaskFacts.of(vertex.name(), part)));
        return new CheckpointFacts(
                detail.summary().id(),
                detail.type().isEmpty() ? detail.summary().isSavepoint() ? "SAVEPOINT" : "CHECKPOINT" : detail.type(),
                detail.summary().status(),
                detail.summary().triggeredAt().toString(),
                detail.summary().duration().toMillis(),
                detail.summary().sizeBytes(),
                detail.summary().fullSizeBytes(),
                detail.acknowledged(),
                detail.subtasks(),
                detail.failure() == null ? null : detail.failure().message(),
                parts.sorted(Comparator.comparing((SubtaskFacts part) ->
                                        part.duration() == null ? Long.MAX_VALUE : part.duration())
                                .reversed())
                        .toList());
    }
}
