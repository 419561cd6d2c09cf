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

/** Windows in event time that wait for watermarks which need not come. */
public final class SilentInput implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        return blueprint.operators().stream()
                .filter(operator ->
                        operator.findWindow().filter(Operator.Window::eventTime).isPresent())
                .flatMap(operator -> found(blueprint, operator).stream())
                .toList();
    }

    private static List<Hypothesis> found(Blueprint blueprint, Operator window) {
        List<Hypothesis> found = new ArrayList<>();
        List<Operator> inputs = blueprint.watermarksOf(window);
        for (Operator input : inputs) {
            Operator.Watermarks watermarks =
                    input.findWatermarks().orElse(new Operator.Watermarks("own", Optional.empty(), Optional.empty()));
            if (watermarks.generator().equals("none")) {
                found.add(of(window, 0.85)
                        .severity(Severity.WARNING)
                        .with("input", input.name() + " makes no watermarks")
                        .because(window.name() + " has windows in event time, and " + input.name()
                                + " is declared to make no watermarks."));
            } else if (watermarks.idleness().isEmpty() && (input.parallelism() > 1 || inputs.size() > 1)) {
                found.add(of(window, 0.5)
                        .severity(Severity.NOTICE)
                        .with("input", "a partition of " + input.name() + " is silent")
                        .because(input.name() + " has " + input.parallelism()
                                + " subtasks, and inputs that are silent are never declared idle: one without records holds"
                                + " the windows of " + window.name() + " back."));
            }
        }
        return found;
    }

    private static Hypothesis of(Operator window, double sure) {
        return Hypothesis.of("idle-source-watermark", sure).at(Place.named(window.name(), null));
    }
}
