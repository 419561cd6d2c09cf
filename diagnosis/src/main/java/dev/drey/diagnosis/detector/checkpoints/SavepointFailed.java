package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.signal.Figures;
import java.util.List;
import java.util.Optional;

/** A savepoint failed while checkpoints complete: it is full, goes elsewhere, or was asked for at a bad time. */
public final class SavepointFailed implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        if (!theCase.shows(Symptom.SAVEPOINT_FAILS)) {
            return List.of();
        }
        Optional<Checkpoint> savepoint = theCase.evidence().checkpoints().history().stream()
                .filter(Checkpoint::isSavepoint)
                .findFirst()
                .filter(Checkpoint::isFailed);
        boolean completes = theCase.completes();
        Hypothesis found = Hypothesis.of("savepoint-failed", completes ? 0.8 : 0.5)
                .severity(Severity.WARNING)
                .explains(Symptom.SAVEPOINT_FAILS)
                .with("message", savepoint.map(Checkpoint::failure).orElse("see the evidence"))
                .because(theCase.symptoms().getOrDefault(Symptom.SAVEPOINT_FAILS, ""));
        if (savepoint.isPresent()) {
            found = found.at(Place.job().since(savepoint.get().triggeredAt()))
                    .because("It had " + savepoint.get().acknowledged() + " of "
                            + savepoint.get().subtasks() + " answers when it failed, after "
                            + Figures.time(savepoint.get().duration()) + ".");
        }
        Optional<Errors.Seen> told =
                completes ? theCase.errors().within(Within.CHECKPOINT).stream().findFirst() : Optional.empty();
        if (told.isPresent()) {
            found = found.because(told.get().sentence() + " "
                    + told.get().error().deepest().headline().replaceAll("\\s+", " "));
        }
        return List.of(
                completes
                        ? found.because("Checkpoints complete meanwhile.", 0.05)
                        : found.but("Checkpoints fail as well, so that the reason is not the savepoint's own.", 0.1));
    }
}
