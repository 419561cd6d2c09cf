package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.List;

/** A job that restarts with the first checkpoint that fails. */
public final class NoFailureTolerated implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        boolean none = blueprint.isStreaming()
                && blueprint.settings().findInterval().isPresent()
                && blueprint
                                .settings()
                                .findNumber("execution.checkpointing.tolerable-failed-checkpoints")
                                .orElse(0L)
                        == 0;
        return none
                ? List.of(Hypothesis.of("tolerable-failures-zero", 0.9)
                        .severity(Severity.NOTICE)
                        .because(
                                "execution.checkpointing.tolerable-failed-checkpoints is 0, which is Flink's default."))
                : List.of();
    }
}
