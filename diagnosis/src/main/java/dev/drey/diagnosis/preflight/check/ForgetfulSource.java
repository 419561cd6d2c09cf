package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.List;

/** A source that does not know after a failure where it was. */
public final class ForgetfulSource implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        return blueprint.operators().stream()
                .filter(operator -> blueprint.isStreaming()
                        && operator.isSource()
                        && !operator.keepsPosition()
                        && !operator.isBounded())
                .map(operator -> Hypothesis.of("source-not-replayable", 0.85)
                        .severity(Severity.WARNING)
                        .at(Place.named(operator.name(), null))
                        .because(operator.name() + " (" + operator.sourceType()
                                + ") takes no part in checkpoints: it implements no CheckpointedFunction."))
                .toList();
    }
}
