package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.List;

/** A streaming job that takes no checkpoints. */
public final class CheckpointsOff implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        if (!blueprint.isStreaming() || blueprint.settings().findInterval().isPresent()) {
            return List.of();
        }
        return List.of(Hypothesis.of("checkpointing-disabled", 0.97)
                .severity(blueprint.isEndless() || blueprint.keepsState() ? Severity.WARNING : Severity.NOTICE)
                .because("No interval of checkpoints is in force for this job."));
    }
}
