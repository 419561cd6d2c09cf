package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints or savepoints were asked for while tasks were starting. Flink counts such attempts as failed; they are none
 * that began. Worth a word only if a savepoint failed for it, or if tasks restore their state for long.
 */
public final class TasksNotRunningAtTrigger implements Detector {

    private static final int MANY = 3;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<LogEvent> refused = theCase.evidence()
                .logs()
                .ofJobManager()
                .filter(event -> event.mentions("Not all required tasks are currently running"))
                .toList();
        boolean savepoint = theCase.shows(Symptom.SAVEPOINT_FAILS)
                && refused.stream().anyMatch(event -> event.mentions("avepoint"));
        boolean finished = theCase.job().map(Job::vertices).orElse(List.of()).stream()
                .anyMatch(vertex -> vertex.count("FINISHED") > 0);
        Optional<Vertex> restoring = theCase.runningJob().map(Job::vertices).orElse(List.of()).stream()
                .filter(vertex -> vertex.count("INITIALIZING") > 0)
                .findFirst();
        boolean now = restoring.isPresent() && refused.size() >= MANY;
        if (finished || !(savepoint || now)) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("tasks-not-running-at-trigger", 0.85)
                .severity(savepoint ? Severity.WARNING : Severity.NOTICE)
                .explains(Symptom.SAVEPOINT_FAILS, Symptom.CHECKPOINTS_MISSING)
                .because(refused.size() + " attempts found that not all required tasks were running, the last at "
                        + refused.get(refused.size() - 1).at() + ".");
        return List.of(restoring
                .map(vertex -> found.at(Place.of(vertex))
                        .because(vertex.count("INITIALIZING") + " subtasks of " + vertex.shortName()
                                + " are restoring their state."))
                .orElse(found));
    }
}
