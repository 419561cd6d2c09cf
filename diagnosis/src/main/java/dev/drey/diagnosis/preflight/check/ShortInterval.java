package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.signal.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checkpoints that would follow each other without a rest. */
public final class ShortInterval implements Check {

    private static final Duration LITTLE = Duration.ofSeconds(1);

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        Optional<Duration> interval = blueprint.settings().findInterval();
        Duration pause = blueprint
                .settings()
                .findDuration("execution.checkpointing.min-pause")
                .orElse(Duration.ZERO);
        boolean isShort = blueprint.isStreaming()
                && interval.filter(time -> time.compareTo(LITTLE) < 0).isPresent()
                && pause.compareTo(LITTLE) < 0;
        if (!isShort) {
            return List.of();
        }
        return List.of(Hypothesis.of("checkpoint-interval-too-short", 0.6)
                .severity(Severity.NOTICE)
                .with("interval", Figures.time(interval.get()))
                .because("The interval is " + Figures.time(interval.get()) + " and the minimum pause "
                        + Figures.time(pause) + "."));
    }
}
