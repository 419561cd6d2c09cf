package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.Job;
import java.util.List;

/** Checkpoints without alignment: records of two checkpoints mix, and some count twice after a failure. */
public final class AtLeastOnceMode implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        boolean atLeastOnce =
                theCase.settings().filter(settings -> !settings.exactlyOnce()).isPresent();
        if (!atLeastOnce || theCase.job().filter(Job::isEndedInOrder).isPresent()) {
            return List.of();
        }
        int failures = theCase.evidence().failures().size();
        boolean transactional = Sinks.transactional(theCase).findAny().isPresent();
        Hypothesis found = Hypothesis.of("at-least-once-mode", 0.95)
                .severity(transactional || failures > 0 ? Severity.WARNING : Severity.NOTICE)
                .because("Flink reports the checkpoint mode at_least_once.");
        if (transactional) {
            found = found.because("The job has a sink that commits with checkpoints, as exactly-once pipelines have.");
        }
        return List.of(failures > 0 ? found.because("It has been restarted " + failures + " times.") : found);
    }
}
