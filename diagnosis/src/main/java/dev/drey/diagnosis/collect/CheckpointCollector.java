package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for the checkpoints of one job: all of the history, and the times of the subtasks of those that tell most. */
final class CheckpointCollector {

    private static final int OF_EACH_KIND = 3;
    private static final int MOST_QUESTIONS = 240;

    private final RestSource source;
    private final String job;
    private final Absences absences;
    private int questions;

    CheckpointCollector(RestSource source, String jobId, Absences absences) {
        this.source = source;
        this.job = "/jobs/" + jobId + "/checkpoints";
        this.absences = absences;
    }

    /** @param detailed whether the times of subtasks are wanted */
    Checkpoints collect(boolean detailed) throws IOException {
        @Nullable
        CheckpointSettings settings =
                source.json(job + "/config").map(CheckpointReader::settings).orElse(null);
        if (settings == null) {
            absences.add(Absence.Kind.CHECKPOINT_SETTINGS, "Flink gave no answer to " + job + "/config.");
        }
        Optional<JsonNode> statistics = source.json(job);
        if (statistics.isEmpty()) {
            absences.add(Absence.Kind.CHECKPOINTS, "Flink gave no answer to " + job + ".");
            return new Checkpoints(settings, null, List.of());
        }
        List<Checkpoint> history = CheckpointReader.history(statistics.get());
        Set<Long> telling = detailed ? telling(history) : Set.of();
        List<Checkpoint> detailedHistory = new ArrayList<>();
        for (Checkpoint checkpoint : history) {
            detailedHistory.add(telling.contains(checkpoint.id()) ? detail(checkpoint) : checkpoint);
        }
        if (detailed
                && !history.isEmpty()
                && detailedHistory.stream()
                        .allMatch(checkpoint ->
                                checkpoint.subtaskTimes().findAny().isEmpty())) {
            absences.add(Absence.Kind.CHECKPOINT_DETAILS, "No checkpoint has details of its subtasks.");
        }
        return new Checkpoints(settings, CheckpointReader.counts(statistics.get()), detailedHistory);
    }

    /** A recording has what it has; a live cluster is asked for the newest of each kind and the slowest. */
    private Set<Long> telling(List<Checkpoint> history) {
        Set<Long> ids = new HashSet<>();
        if (!source.isLive()) {
            history.forEach(checkpoint -> ids.add(checkpoint.id()));
            return ids;
        }
        for (Predicate<Checkpoint> kind : List.<Predicate<Checkpoint>>of(
                Checkpoint::isFailed, Checkpoint::isCompleted, Checkpoint::isInProgress)) {
            history.stream().filter(kind).limit(OF_EACH_KIND).forEach(checkpoint -> ids.add(checkpoint.id()));
        }
        Stream.of(history.stream().max(Comparator.comparing(Checkpoint::duration)), oldestCompleted(history))
                .flatMap(Optional::stream)
                .forEach(checkpoint -> ids.add(checkpoint.id()));
        return ids;
    }

    private static Optional<Checkpoint> oldestCompleted(List<Checkpoint> history) {
        return history.stream().filter(Checkpoint::isCompleted).reduce((newer, older) -> older);
    }

    private Checkpoint detail(Checkpoint checkpoint) throws IOException {
        Optional<JsonNode> detail = source.json(job + "/details/" + checkpoint.id());
        if (detail.isEmpty()) {
            return checkpoint;
        }
        List<VertexCheckpoint> vertices = new ArrayList<>();
        for (Map.Entry<String, JsonNode> vertex : detail.get().path("tasks").properties()) {
            @Nullable JsonNode subtasks = null;
            if (!source.isLive() || questions < MOST_QUESTIONS) {
                questions++;
                subtasks = source.json(job + "/details/" + checkpoint.id() + "/subtasks/" + vertex.getKey())
                        .orElse(null);
            }
            vertices.add(CheckpointReader.vertex(vertex.getKey(), vertex.getValue(), subtasks));
        }
        return CheckpointReader.checkpoint(detail.get(), vertices);
    }
}
