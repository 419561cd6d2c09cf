package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.signal.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A time-out of checkpoints that leaves less time than a little back-pressure takes. */
public final class ShortTimeout implements Check {

    private static final Duration LITTLE = Duration.ofSeconds(30);
    private static final Duration VERY_LITTLE = Duration.ofSeconds(5);

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        Optional<Duration> timeout = blueprint.settings().findDuration("execution.checkpointing.timeout");
        Optional<Duration> interval = blueprint.settings().findInterval();
        boolean isShort = blueprint.isStreaming()
                && interval.isPresent()
                && timeout.filter(time -> time.compareTo(LITTLE) < 0).isPresent();
        if (!isShort) {
            return List.of();
        }
        boolean veryShort = timeout.get().compareTo(VERY_LITTLE) < 0;
        return List.of(Hypothesis.of("checkpoint-timeout-too-short", veryShort ? 0.8 : 0.55)
                .severity(veryShort ? Severity.WARNING : Severity.NOTICE)
                .with("timeout", Figures.time(timeout.get()))
                .because("execution.checkpointing.timeout is " + Figures.time(timeout.get())
                        + ", with an interval of " + Figures.time(interval.get())
                        + ". A checkpoint takes as long as its barriers wait behind records, and as the upload of its state"
                        + " takes."));
    }
}
