package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.signal.Restarts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The job may not restart any more. That is why it is down, and not why it failed. */
public final class RestartAttemptsExhausted implements Detector {

    private static final Pattern ATTEMPTS = Pattern.compile("maxNumberRestartAttempts=(\\d+)");
    private static final int FEW = 3;
    private static final Pattern STRATEGY = Pattern.compile("Recovery is suppressed by (\\w+)(?:\\(([^)]*)\\))?");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Failure> gaveUp = theCase.evidence().failures().stream()
                .filter(failure -> failure.error().find(Restarts::isGivingUp).isPresent())
                .findFirst();
        if (gaveUp.isEmpty() || !theCase.restarts().isDown()) {
            return List.of();
        }
        Matcher strategy = STRATEGY.matcher(gaveUp.get().error().text());
        String words = strategy.find()
                ? strategy.group(1) + (strategy.group(2) == null ? "" : " (" + strategy.group(2) + ")")
                : "its restart strategy";
        Optional<Errors.Seen> last = theCase.errors().latestFailure();
        // A failure that passes by itself would have needed a few attempts more; any other is the cause itself.
        boolean passing =
                isFew(words) && last.filter(RestartAttemptsExhausted::passes).isPresent();
        Hypothesis found = Hypothesis.of("restart-attempts-exhausted", passing ? 0.98 : 0.55)
                .at(Place.job().since(gaveUp.get().at()))
                .severity(Severity.CRITICAL)
                .explains(Symptom.DOWN)
                .with("strategy", words)
                .because("At " + gaveUp.get().at() + " Flink gave the job up: " + words + ".");
        if (last.isPresent()) {
            found = found.because("What it failed with: "
                    + last.get().error().deepest().headline().replaceAll("\\s+", " "));
        }
        return List.of(
                words.startsWith("NoRestart")
                        ? found.because("No restart strategy is set, and checkpointing is off or the strategy is none.")
                        : found);
    }

    private static boolean passes(Errors.Seen failure) {
        return Loss.of(failure.error()).isPresent()
                || failure.error().find(ExternalSystemFailure::isOfAClient).isPresent();
    }

    private static boolean isFew(String strategy) {
        Matcher attempts = ATTEMPTS.matcher(strategy);
        return attempts.find() && Long.parseLong(attempts.group(1)) <= FEW;
    }
}
