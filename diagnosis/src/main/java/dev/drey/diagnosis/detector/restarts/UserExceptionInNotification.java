package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.util.List;

/** A checkpoint completes, and a task fails on being told so. */
public final class UserExceptionInNotification implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors().within(Within.FAILURE).stream()
                .filter(seen -> isInTheCallback(seen.error()))
                .findFirst()
                .map(seen -> List.of(hypothesis(theCase, seen)))
                .orElse(List.of());
    }

    private static boolean isInTheCallback(ErrorChain error) {
        return error.links().stream().anyMatch(link -> Frames.calls(link.frames(), "notifyCheckpointComplete"))
                || error.mentions("Error while notify checkpoint complete")
                || error.mentions("Error while notifying checkpoint complete");
    }

    private static Hypothesis hypothesis(Case theCase, Errors.Seen seen) {
        ErrorChain.Link deepest = seen.error().deepest();
        Hypothesis found = Hypothesis.of("user-exception-in-notification", 0.92)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .with("error", deepest.headline().replaceAll("\\s+", " "))
                .because(seen.sentence() + " " + deepest.headline().replaceAll("\\s+", " ")
                        + ", thrown below notifyCheckpointComplete.");
        return theCase.completes()
                ? found.because("Checkpoints complete, and the task fails afterwards.", 0.03)
                : found;
    }
}
