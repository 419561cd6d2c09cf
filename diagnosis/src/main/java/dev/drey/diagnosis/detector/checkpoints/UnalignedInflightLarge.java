package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.signal.Figures;
import java.util.List;

/** Barriers overtake records, and the records overtaken make up most of what each checkpoint writes. */
public final class UnalignedInflightLarge implements Detector {

    private static final double MOST = 0.5;
    private static final long MUCH = 4L << 20;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Checkpoint> unaligned = theCase.evidence()
                .checkpoints()
                .completed()
                .filter(Checkpoint::isUnaligned)
                .limit(5)
                .toList();
        double persisted = Figures.median(
                unaligned.stream().mapToDouble(checkpoint -> checkpoint.sizes().persisted()));
        double written = Figures.median(
                unaligned.stream().mapToDouble(checkpoint -> checkpoint.sizes().written()));
        if (unaligned.isEmpty() || persisted < MUCH || persisted < MOST * written) {
            return List.of();
        }
        double millis = Figures.median(unaligned.stream()
                .mapToDouble(checkpoint -> checkpoint.duration().toMillis()));
        Severity weight = theCase.weightOf(millis).orElse(Severity.NOTICE);
        Hypothesis found = Hypothesis.of("unaligned-inflight-large", 0.85)
                .severity(weight)
                .explains(Symptom.CHECKPOINTS_SLOW)
                .with("bytes", Figures.bytes(persisted))
                .because("Unaligned checkpoints store " + Figures.bytes(persisted) + " of records in flight, "
                        + Figures.percent(persisted / Math.max(1, written)) + " of what they write.");
        return List.of(found.because("They take " + Figures.time(millis) + "."));
    }
}
