package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Code on a task's thread that waits for something outside, with each record or with each checkpoint. */
public final class WaitingCode implements Check {

    private static final Map<String, String> CAUSES = Map.of(
            "snapshotState", "external-call-in-snapshot",
            "notifyCheckpointComplete", "slow-checkpoint-notification");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        List<Hypothesis> found = new ArrayList<>();
        for (Operator operator : blueprint.operators()) {
            for (Operator.Waiting waiting : operator.waits()) {
                boolean defeats = operator.isAsynchronous() && waiting.method().equals("asyncInvoke");
                Hypothesis here = Hypothesis.of(CAUSES.getOrDefault(waiting.method(), "blocking-call-in-process"), 0.6)
                        .severity(defeats ? Severity.WARNING : Severity.NOTICE)
                        .at(Place.named(operator.name(), null))
                        .with("frame", waiting.call())
                        .because(method(waiting) + " of " + operator.name() + " (" + operator.function() + ") calls "
                                + waiting.call() + ", which returns only when it has its answer.");
                found.add(
                        defeats
                                ? here.because("It is an asynchronous function, which is to return at once.", 0.2)
                                : here);
            }
        }
        return found;
    }

    /** The name that a compiler gives to a lambda expression means nothing to a person. */
    private static String method(Operator.Waiting waiting) {
        return waiting.method().startsWith("lambda$") ? "The lambda expression" : waiting.method() + "()";
    }
}
