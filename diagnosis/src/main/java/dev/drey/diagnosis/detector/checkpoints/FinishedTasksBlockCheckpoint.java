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

/** A bounded source is at its end, and checkpoints with finished tasks are off: there will be none any more. */
public final class FinishedTasksBlockCheckpoint implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Vertex> finished = theCase.runningJob().map(Job::vertices).orElse(List.of()).stream()
                .filter(vertex -> vertex.count("FINISHED") > 0)
                .findFirst();
        boolean off = theCase.settings()
                .filter(settings -> !settings.afterTasksFinish())
                .isPresent();
        boolean told = theCase.evidence()
                .logs()
                .ofJobManager()
                .anyMatch((LogEvent event) -> event.mentions("checkpointing with finished tasks is not enabled"));
        if (finished.isEmpty() || !(off || told)) {
            return List.of();
        }
        boolean missing = theCase.shows(Symptom.CHECKPOINTS_MISSING);
        Hypothesis found = Hypothesis.of("finished-tasks-block-checkpoint", missing || told ? 0.93 : 0.7)
                .at(Place.of(finished.get()))
                .severity(missing || told ? Severity.CRITICAL : Severity.WARNING)
                .explains(Symptom.CHECKPOINTS_MISSING, Symptom.STALLED)
                .because(finished.get().count("FINISHED") + " subtasks of "
                        + finished.get().shortName() + " have finished, and checkpoints_after_tasks_finish is false.");
        return List.of(
                told
                        ? found.because("The job manager's log says that it takes no checkpoints for that reason.")
                        : found);
    }
}
