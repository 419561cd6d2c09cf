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

/**
 * Keyed state that never goes away by itself. How many keys there will be is not in the graph, so that one value for each key
 * is worth a word; what also grows with each record of a key is a warning.
 */
public final class GrowingState implements Check {

    private static final List<String> ADDING = List.of("add", "addAll", "put", "putAll");
    private static final List<String> REMOVING = List.of("clear", "remove", "update");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        List<Hypothesis> found = new ArrayList<>();
        if (blueprint.isStreaming()) {
            for (Operator operator : blueprint.operators()) {
                operator.states().forEach(state -> ofState(operator, state).ifPresent(found::add));
                ofWindow(operator).ifPresent(found::add);
                ofSql(operator).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Hypothesis> ofState(Operator operator, Operator.State state) {
        boolean stays = state.keyed()
                && Boolean.FALSE.equals(state.expires())
                && operator.findWindow().isEmpty();
        if (!stays || state.uses().contains("clear")) {
            return Optional.empty();
        }
        String name = state.name().isEmpty() ? "A state" : "The state " + state.name();
        boolean gathers = state.kind().equals("list") || state.kind().equals("map");
        if (gathers && state.uses().stream().anyMatch(ADDING::contains)) {
            return state.uses().stream().anyMatch(REMOVING::contains)
                    ? Optional.empty()
                    : Optional.of(found(operator, Severity.WARNING, state.kind().equals("list") ? 0.8 : 0.6)
                            .because(name + " of " + operator.name() + " is a " + state.kind() + " that is added to ("
                                    + String.join(", ", state.uses())
                                    + "), never cleared, and has no time to live."));
        }
        return state.uses().contains("update") || state.uses().contains("add")
                ? Optional.of(found(operator, Severity.NOTICE, 0.5)
                        .because(name + " of " + operator.name()
                                + " has no time to live and is never cleared: it grows with"
                                + " the number of keys, which the program alone does not tell."))
                : Optional.empty();
    }

    private static Optional<Hypothesis> ofWindow(Operator operator) {
        return operator.findWindow()
                .filter(window -> window.global() && !window.purges())
                .map(
                        window -> found(operator, Severity.WARNING, 0.8)
                                .because(
                                        operator.name() + " gathers records in " + window.assigner()
                                                + ", which have no end, with a trigger that does not purge them and without an evictor."));
    }

    private static Optional<Hypothesis> ofSql(Operator operator) {
        if (!operator.keepsForEver()) {
            return Optional.empty();
        }
        boolean joins = operator.type().contains("JoinOperator");
        return Optional.of(found(operator, joins ? Severity.WARNING : Severity.NOTICE, joins ? 0.75 : 0.5)
                .because(operator.name() + " keeps " + (joins ? "every row of its inputs" : "something for each key")
                        + " for ever, as table.exec.state.ttl is not set."));
    }

    private static Hypothesis found(Operator operator, Severity severity, double sure) {
        return Hypothesis.of("state-growth-unbounded", sure).severity(severity).at(Place.named(operator.name(), null));
    }
}
