package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.util.ArrayList;
import java.util.List;

/** Types that only the generic serializer can write: between operators slow, in state and in keys beyond change. */
public final class GenericType implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        List<Hypothesis> found = new ArrayList<>();
        for (Operator operator : blueprint.operators()) {
            operator.states()
                    .forEach(state -> state.generic()
                            .forEach(type -> found.add(inState(operator, "The state " + state.name(), type))));
            operator.genericKey().forEach(type -> found.add(inState(operator, "The key", type)));
            operator.genericOutput().forEach(type -> found.add(between(operator, type)));
        }
        return found;
    }

    private static Hypothesis inState(Operator operator, String what, Operator.Generic type) {
        return of(operator, type)
                .severity(Severity.WARNING)
                .because(what + " of " + operator.name() + " holds " + words(type) + ".");
    }

    private static Hypothesis between(Operator operator, Operator.Generic type) {
        return of(operator, type)
                .severity(Severity.NOTICE)
                .because("What " + operator.name() + " sends on holds " + words(type) + ".");
    }

    private static Hypothesis of(Operator operator, Operator.Generic type) {
        return Hypothesis.of("generic-type", 0.95)
                .at(Place.named(operator.name(), null))
                .with("type", type.shortType());
    }

    private static String words(Operator.Generic type) {
        return type.type() + (type.path().isEmpty() ? "" : " at " + type.path().substring(1)) + ": " + type.why();
    }
}
