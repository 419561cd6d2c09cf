package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Windows that drop what comes late, behind watermarks that allow for no disorder. */
public final class LateRecords implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        List<Hypothesis> found = new ArrayList<>();
        for (Operator operator : blueprint.operators()) {
            boolean drops = operator.findWindow()
                    .filter(window -> window.eventTime() && window.lateness().isZero() && !window.lateOutput())
                    .isPresent();
            List<Operator> strict = drops
                    ? blueprint.watermarksOf(operator).stream()
                            .filter(LateRecords::allowsNoDisorder)
                            .toList()
                    : List.of();
            if (!strict.isEmpty()) {
                found.add(Hypothesis.of("late-records-dropped", 0.5)
                        .severity(Severity.NOTICE)
                        .at(Place.named(operator.name(), null))
                        .because("The watermarks of "
                                + strict.stream().map(Operator::name).collect(Collectors.joining(", "))
                                + " allow for no disorder, and " + operator.name()
                                + " neither allows lateness nor puts late records aside."));
            }
        }
        return found;
    }

    private static boolean allowsNoDisorder(Operator input) {
        return input.findWatermarks()
                .flatMap(Operator.Watermarks::disorder)
                .filter(Duration::isZero)
                .isPresent();
    }
}
