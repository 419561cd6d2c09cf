package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.Job;
import java.util.List;

/** The last checkpoint goes with the job. Nothing has come of it yet, so that it is but a notice. */
public final class CheckpointNotRetained implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        boolean deleted =
                theCase.settings().filter(settings -> !settings.retained()).isPresent();
        boolean lives = theCase.job()
                .filter(Job::streaming)
                .filter(job -> !job.isEndedInOrder())
                .isPresent();
        return deleted && lives
                ? List.of(Hypothesis.of("checkpoint-not-retained", 0.95)
                        .severity(Severity.NOTICE)
                        .because("Flink reports that checkpoints are deleted when the job is canceled"
                                + " (externalization)."))
                : List.of();
    }
}
