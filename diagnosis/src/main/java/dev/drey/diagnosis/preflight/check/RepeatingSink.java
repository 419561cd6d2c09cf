package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.util.List;
import java.util.Optional;

/** State counts each record once, and a sink writes some twice after a failure, or loses some. */
public final class RepeatingSink implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        return blueprint.isStreaming() && blueprint.settings().isExactlyOnce()
                ? blueprint.operators().stream()
                        .flatMap(operator -> found(operator).stream())
                        .toList()
                : List.of();
    }

    private static Optional<Hypothesis> found(Operator operator) {
        return operator.findSink()
                .filter(sink -> !sink.commits() && !sink.purpose().equals("discards"))
                .map(sink -> {
                    boolean prints = sink.purpose().equals("prints");
                    String promise = sink.guarantee()
                            .map(guarantee -> "is set to " + guarantee)
                            .orElse("has no committer");
                    return Hypothesis.of(
                                    "non-transactional-sink", sink.guarantee().isPresent() ? 0.9 : 0.7)
                            .at(Place.named(operator.name(), null))
                            .severity(prints ? Severity.NOTICE : Severity.WARNING)
                            .because("Checkpoints are exactly once, and " + operator.name() + " (" + sink.type() + ") "
                                    + promise + ".");
                });
    }
}
