package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Pressure;
import java.time.Duration;
import java.util.List;

/** Checkpoints run out of time though all subtasks answer a little later: the time-out is shorter than the work. */
public final class CheckpointTimeoutTooShort implements Detector {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final double A_LITTLE = 3;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        if (!theCase.shows(Symptom.CHECKPOINTS_EXPIRE) || theCase.settings().isEmpty()) {
            return List.of();
        }
        Duration timeout = theCase.settings().get().timeout();
        List<SubtaskCheckpoint> late = Acknowledgements.late(theCase.evidence());
        long messages = theCase.evidence()
                .logs()
                .ofJobManager()
                .map(LogEvent::message)
                .filter(message -> message.contains("Received late message for now expired checkpoint"))
                .count();
        double needed =
                late.stream().mapToLong(SubtaskCheckpoint::endToEnd).max().orElse(0);
        boolean alittle = needed == 0 || needed <= A_LITTLE * timeout.toMillis();
        boolean heldUp =
                theCase.pressure().filter(Pressure::sourcesAreHighlyHeldUp).isPresent();
        if ((late.isEmpty() && messages == 0) || !alittle) {
            return List.of();
        }
        boolean shorter = timeout.compareTo(SHORT) < 0;
        Hypothesis found = Hypothesis.of("checkpoint-timeout-too-short", shorter && !heldUp ? 0.88 : 0.5)
                .severity(Severity.WARNING)
                .explains(Symptom.CHECKPOINTS_EXPIRE, Symptom.CHECKPOINTS_MISSING)
                .with("timeout", Figures.time(timeout))
                .with("needed", needed > 0 ? Figures.time(needed) : "a little longer")
                .with("suggested", suggested(needed, timeout))
                .because("The time-out is " + Figures.time(timeout) + "; Flink's default is 10 min.");
        if (messages > 0) {
            found = found.because(
                    "The job manager received " + messages + " answers of checkpoints that had run out of time.");
        }
        if (needed > 0) {
            found = found.because("The latest answer came after " + Figures.time(needed) + ".", 0.05);
        }
        return List.of(
                heldUp
                        ? found.but("Sources are held up, so that barriers would be late with any time-out.", 0.1)
                        : found);
    }

    private static String suggested(double needed, Duration timeout) {
        long millis = (long) Math.max(10 * 60_000.0, 5 * Math.max(needed, (double) timeout.toMillis()));
        return Math.max(1, Math.round(millis / 60_000.0)) + " min";
    }
}
