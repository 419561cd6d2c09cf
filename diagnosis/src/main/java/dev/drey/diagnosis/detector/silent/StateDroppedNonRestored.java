package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.LogEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A restore skipped state that found no operator. Flink tells of it in one line at INFO; of empty state it is harmless. */
public final class StateDroppedNonRestored implements Detector {

    private static final Pattern SKIPPED = Pattern.compile(
            "Skipping (?!empty)(?:checkpoint|savepoint|checkpoint/savepoint) state for operator (\\w+)");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<LogEvent> skipped = theCase.evidence()
                .logs()
                .ofJobManager()
                .filter(event -> SKIPPED.matcher(event.message()).find())
                .toList();
        if (skipped.isEmpty()) {
            return List.of();
        }
        LogEvent last = skipped.get(skipped.size() - 1);
        Matcher operator = SKIPPED.matcher(last.message());
        String hash = operator.find() ? operator.group(1) : "";
        return List.of(Hypothesis.of("state-dropped-non-restored", 0.97)
                .at(Place.job().since(last.at()))
                .severity(Severity.CRITICAL)
                .with("message", "the program has no operator " + hash)
                .because("The job manager's log tells at " + last.at() + ": " + last.message()));
    }
}
