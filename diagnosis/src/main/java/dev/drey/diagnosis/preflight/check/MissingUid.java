package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.util.List;
import java.util.stream.Collectors;

/** Operators with state and without a uid. What SQL makes has none by its nature, and is worth a word only. */
public final class MissingUid implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        return blueprint.operators().stream()
                .filter(operator -> blueprint.isStreaming() && operator.keepsState() && !operator.hasUid())
                .map(MissingUid::found)
                .toList();
    }

    private static Hypothesis found(Operator operator) {
        Hypothesis found = Hypothesis.of("uid-missing", 0.95).at(Place.named(operator.name(), null));
        return operator.isOfSql()
                ? found.severity(Severity.NOTICE)
                        .because(operator.name()
                                + " is made of SQL, where uids follow from the statement: state outlives a"
                                + " restart, but not a change of the statement.")
                : found.severity(Severity.WARNING)
                        .because(operator.name() + " keeps state (" + kept(operator)
                                + "), and uid() is not called on it.");
    }

    private static String kept(Operator operator) {
        String names = operator.states().stream()
                .map(Operator.State::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            return names;
        }
        return operator.isSource() ? "its position" : operator.isAsynchronous() ? "requests under way" : "its own";
    }
}
