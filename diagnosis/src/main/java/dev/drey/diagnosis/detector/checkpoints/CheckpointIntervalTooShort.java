package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.signal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A checkpoint is always under way: each takes longer than the interval, and no pause is kept between them. */
public final class CheckpointIntervalTooShort implements Detector {

    private static final int FEWEST = 3;
    private static final double BACK_TO_BACK = 0.85;
    private static final double NOTICEABLE_MILLIS = 100;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Checkpoint> completed =
                theCase.evidence().checkpoints().completed().limit(10).toList();
        if (theCase.settings().isEmpty() || completed.size() < FEWEST) {
            return List.of();
        }
        double duration = Figures.median(completed.stream()
                .mapToDouble(checkpoint -> checkpoint.duration().toMillis()));
        List<Double> between = new ArrayList<>();
        for (int index = 1; index < completed.size(); index++) {
            if (completed.get(index - 1).id() == completed.get(index).id() + 1) {
                between.add((double) Duration.between(
                                completed.get(index).triggeredAt(),
                                completed.get(index - 1).triggeredAt())
                        .toMillis());
            }
        }
        double distance = Figures.median(between.stream().mapToDouble(Double::doubleValue));
        double interval = theCase.settings().get().interval().toMillis();
        boolean backToBack = !between.isEmpty() && duration >= BACK_TO_BACK * distance && duration >= interval;
        if (!backToBack || duration < NOTICEABLE_MILLIS) {
            return List.of();
        }
        return List.of(Hypothesis.of("checkpoint-interval-too-short", interval < 5000 ? 0.7 : 0.5)
                .severity(Severity.WARNING)
                .explains(Symptom.CHECKPOINTS_SLOW)
                .with("interval", Figures.time(interval))
                .with("duration", Figures.time(duration))
                .with("suggested", String.valueOf((long) Math.max(60_000, Math.ceil(5 * duration / 1000) * 1000)))
                .because("Checkpoints take " + Figures.time(duration) + " and begin every " + Figures.time(distance)
                        + ": one is always under way.")
                .because("The interval is " + Figures.time(interval) + ", the minimum pause "
                        + Figures.time(theCase.settings().get().minimumPause()) + "."));
    }
}
