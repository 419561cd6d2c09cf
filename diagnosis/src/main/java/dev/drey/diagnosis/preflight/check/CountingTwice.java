package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import dev.drey.diagnosis.preflight.Operator;
import java.util.List;

/** Checkpoints without alignment. */
public final class CountingTwice implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        JobSettings settings = blueprint.settings();
        boolean twice = blueprint.isStreaming()
                && settings.findInterval().isPresent()
                && settings.findWord("execution.checkpointing.mode")
                        .filter("at-least-once"::equals)
                        .isPresent();
        if (!twice) {
            return List.of();
        }
        boolean commits = blueprint.operators().stream()
                .anyMatch(operator ->
                        operator.findSink().filter(Operator.Sink::commits).isPresent());
        Hypothesis found = Hypothesis.of("at-least-once-mode", 0.95)
                .severity(commits ? Severity.WARNING : Severity.NOTICE)
                .because("execution.checkpointing.mode is AT_LEAST_ONCE.");
        return List.of(
                commits
                        ? found.because(
                                "The job has a sink that commits with checkpoints, as exactly-once pipelines have.")
                        : found);
    }
}
