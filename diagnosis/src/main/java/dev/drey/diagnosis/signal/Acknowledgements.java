package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which subtasks answer checkpoints, and which never do. */
public final class Acknowledgements {

    private static final Duration LONG = Duration.ofSeconds(5);

    private Acknowledgements() {}

    /**
     * A subtask that keeps a checkpoint waiting, with nothing upstream of it that does.
     *
     * @param checkpoints in how many it did not answer
     * @param siblings how many other subtasks of its vertex answered in the newest of them
     * @param vertexMissing how many subtasks of its vertex did not, itself included
     */
    public record Missing(Vertex vertex, int subtask, int checkpoints, int siblings, int vertexMissing) {

        /** Whether none of several subtasks of its vertex answered. */
        public boolean isWholeVertex() {
            return vertexMissing > 1 && siblings == 0;
        }

        /** Whether it is the only one of its vertex. */
        public boolean isAlone() {
            return vertexMissing == 1;
        }
    }

    /** The checkpoints that failed for want of an answer, or have been waiting for one for long. */
    public static List<Checkpoint> unanswered(Evidence evidence) {
        return evidence.checkpoints().history().stream()
                .filter(checkpoint -> !checkpoint.isSavepoint() && !checkpoint.isCompleted())
                .filter(checkpoint -> checkpoint.isExpired()
                        || (checkpoint.isInProgress()
                                && Duration.between(checkpoint.triggeredAt(), evidence.takenAt())
                                                .compareTo(usual(evidence))
                                        > 0))
                .toList();
    }

    /** Three times as long as any that completed took, and five seconds at least. */
    private static Duration usual(Evidence evidence) {
        Duration longest = evidence.checkpoints()
                .completed()
                .map(Checkpoint::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .multipliedBy(3);
        return longest.compareTo(LONG) > 0 ? longest : LONG;
    }

    /**
     * The subtasks that keep the newest unanswered checkpoint waiting while everything upstream of them has answered. An
     * answer that came late counts as one.
     */
    public static List<Missing> firstMissing(Evidence evidence) {
        List<Checkpoint> unanswered = unanswered(evidence).stream()
                .filter(checkpoint -> checkpoint.vertices().stream()
                        .anyMatch(vertex -> !vertex.subtasks().isEmpty()))
                .toList();
        if (unanswered.isEmpty() || evidence.findJob().isEmpty()) {
            return List.of();
        }
        Job job = evidence.findJob().get();
        Checkpoint newest = unanswered.get(0);
        List<Missing> missing = new ArrayList<>();
        for (Vertex vertex : job.vertices()) {
            boolean fed = job.upstreamOf(vertex).stream().allMatch(upstream -> isComplete(newest, upstream));
            Optional<VertexCheckpoint> own = newest.findVertex(vertex.id());
            if (fed && own.isPresent()) {
                Map<Integer, Integer> counts = counts(unanswered, vertex);
                List<SubtaskCheckpoint> silent = own.get().missing();
                int answered = own.get().subtasks().size() - silent.size();
                silent.forEach(subtask -> missing.add(new Missing(
                        vertex, subtask.index(), counts.getOrDefault(subtask.index(), 1), answered, silent.size())));
            }
        }
        return missing;
    }

    private static boolean isComplete(Checkpoint checkpoint, Vertex vertex) {
        return checkpoint
                .findVertex(vertex.id())
                .filter(found -> found.acknowledged() >= found.total()
                        || (!found.subtasks().isEmpty() && found.missing().isEmpty()))
                .isPresent();
    }

    private static Map<Integer, Integer> counts(List<Checkpoint> checkpoints, Vertex vertex) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Checkpoint checkpoint : checkpoints) {
            checkpoint
                    .findVertex(vertex.id())
                    .map(VertexCheckpoint::missing)
                    .orElse(List.of())
                    .forEach(subtask -> counts.merge(subtask.index(), 1, Integer::sum));
        }
        return counts;
    }

    /** The subtasks that answered after their checkpoint had been given up. */
    public static List<SubtaskCheckpoint> late(Evidence evidence) {
        return evidence.checkpoints().history().stream()
                .filter(Checkpoint::isExpired)
                .flatMap(Checkpoint::subtaskTimes)
                .filter(subtask -> subtask.acknowledged() && subtask.aborted())
                .toList();
    }
}
