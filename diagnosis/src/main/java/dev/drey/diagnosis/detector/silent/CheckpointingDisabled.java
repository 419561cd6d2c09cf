package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.Job;
import java.util.List;

/** A streaming job takes no checkpoints. Flink answers as if it did, with an endless interval. */
public final class CheckpointingDisabled implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        boolean off = theCase.evidence()
                .checkpoints()
                .findSettings()
                .filter(settings -> !settings.enabled())
                .isPresent();
        boolean lives = theCase.job()
                .filter(Job::streaming)
                .filter(job -> !job.isEndedInOrder())
                .isPresent();
        if (!off || !lives) {
            return List.of();
        }
        boolean failed = !theCase.evidence().failures().isEmpty();
        Hypothesis found = Hypothesis.of("checkpointing-disabled", 0.97)
                .severity(failed ? Severity.CRITICAL : Severity.WARNING)
                .because("Flink reports an endless checkpoint interval for a streaming job.");
        return List.of(
                failed
                        ? found.because("The job has failed "
                                + theCase.evidence().failures().size()
                                + " times, and each time began with empty state.")
                        : found);
    }
}
