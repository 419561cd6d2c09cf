package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import java.util.List;

/** Checkpoints that go with the job. The service decides that itself. */
public final class CheckpointsNotKept implements Check {

    private static final String RETENTION = "execution.checkpointing.externalized-checkpoint-retention";

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        JobSettings settings = blueprint.settings();
        boolean deleted = blueprint.isStreaming()
                && !blueprint.isOfService()
                && settings.findInterval().isPresent()
                && !settings.keepsCheckpointsInMemory()
                && !settings.findWord(RETENTION).orElse("").equals("retain-on-cancellation");
        return deleted
                ? List.of(Hypothesis.of("checkpoint-not-retained", 0.9)
                        .severity(Severity.NOTICE)
                        .because(RETENTION + " is " + settings.find(RETENTION).orElse("not set") + "."))
                : List.of();
    }
}
