package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** More subtasks than there are key groups: Flink refuses such a job. */
public final class TooParallel implements Check {

    /** Flink itself never has more key groups. */
    private static final int MOST = 1 << 15;

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        Optional<Long> general = blueprint.settings().findNumber("pipeline.max-parallelism");
        List<Hypothesis> found = new ArrayList<>();
        for (Operator operator : blueprint.operators()) {
            long most = operator.maxParallelism() > 0
                    ? operator.maxParallelism()
                    : general.filter(limit -> limit > 0).orElse((long) MOST);
            if (operator.parallelism() > most) {
                found.add(Hypothesis.of("parallelism-over-max", 0.97)
                        .severity(Severity.CRITICAL)
                        .at(Place.named(operator.name(), null))
                        .with("max", String.valueOf(most))
                        .with("message", operator.name() + " has " + operator.parallelism() + " of at most " + most)
                        .because(operator.name() + " has a parallelism of " + operator.parallelism()
                                + " and a maximum parallelism of " + most + "."));
            }
        }
        return found;
    }
}
