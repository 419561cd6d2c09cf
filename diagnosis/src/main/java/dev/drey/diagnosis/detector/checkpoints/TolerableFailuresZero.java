package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Figures;
import java.util.List;
import java.util.Optional;

/** The job restarts because a checkpoint failed, and not one may. It makes a small trouble a large one. */
public final class TolerableFailuresZero implements Detector {

    private static final String THRESHOLD = "checkpoint tolerable failure threshold";

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Errors.Seen> failure = theCase.errors().within(Within.FAILURE).stream()
                .filter(seen -> seen.error().mentions(THRESHOLD))
                .findFirst();
        Integer tolerable = theCase.evidence()
                .checkpoints()
                .findSettings()
                .map(settings -> settings.tolerableFailures())
                .orElse(null);
        if (failure.isEmpty() || tolerable == null || tolerable > 0) {
            return List.of();
        }
        Errors.Seen seen = failure.get();
        ErrorChain.Link told = seen.error()
                .find(link -> link.message().contains(THRESHOLD))
                .orElse(seen.error().outermost());
        long completed = theCase.evidence()
                .checkpoints()
                .findCounts()
                .map(Checkpoints.Counts::completed)
                .orElse(0L);
        long failures = theCase.restarts().episodes().stream()
                .mapToLong(episode -> episode.size())
                .sum();
        boolean mostlyFine = completed >= 3 * failures;
        Hypothesis found = Hypothesis.of("tolerable-failures-zero", mostlyFine ? 0.95 : 0.6)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.WARNING)
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " " + told.headline().replaceAll("\\s+", " "))
                .because("tolerable_failed_checkpoints is 0.");
        return List.of(
                mostlyFine
                        ? found.because(Figures.count(completed)
                                + " checkpoints completed, so that those that failed would have done no harm.")
                        : found.but("Most checkpoints fail, for a reason of its own.", 0));
    }
}
