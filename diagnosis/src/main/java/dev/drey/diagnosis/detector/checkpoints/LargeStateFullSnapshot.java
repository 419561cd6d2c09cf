package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.MemoryUse;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.Uploads;
import java.util.List;
import java.util.Optional;

/** Everything is written each time, at a healthy rate: there is simply much of it. */
public final class LargeStateFullSnapshot implements Detector {

    private static final double HEALTHY = 8 << 20;
    private static final long LARGE = 32L << 20;
    private static final double FULL_HEAP = 0.8;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Checkpoint> completed =
                theCase.evidence().checkpoints().completed().limit(5).toList();
        boolean full = completed.size() >= 2
                && completed.stream()
                        .allMatch(checkpoint -> checkpoint.sizes().written()
                                >= 0.95 * checkpoint.sizes().state());
        if (!full || completed.get(0).sizes().state() < LARGE) {
            return List.of();
        }
        Uploads uploads = Uploads.of(theCase.stages());
        Optional<StageTimes.Bottleneck> async = Optional.ofNullable(
                        theCase.stages().longestByStage().get(Stage.ASYNC))
                .filter(theCase.stages()::dominates)
                .filter(found -> uploads.bytesPerSecond() >= HEALTHY);
        boolean heap =
                theCase.settings().filter(CheckpointSettings::isHeapBackend).isPresent();
        double fullest = theCase.evidence().cluster().taskManagers().stream()
                .map(TaskManager::metrics)
                .map(MemoryUse::heap)
                .mapToDouble(share -> share.orElse(0))
                .max()
                .orElse(0);
        Optional<Severity> weight = async.flatMap(found -> theCase.weightOf(found.millis()));
        if (weight.isEmpty() && !(heap && fullest > FULL_HEAP)) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("large-state-full-snapshot", weight.isPresent() ? 0.75 : 0.5)
                .severity(weight.orElse(Severity.NOTICE))
                .explains(theCase.slowness())
                .explains(Symptom.STATE_GROWS)
                .with("bytes", Figures.bytes(completed.get(0).sizes().state()))
                .because("Each checkpoint writes all "
                        + Figures.bytes(completed.get(0).sizes().state())
                        + " of the state anew (checkpointed_size equals state_size).");
        if (async.isPresent()) {
            found = found.at(Place.of(async.get().at().vertex()))
                    .because("That takes " + Figures.time(async.get().millis()) + ", at "
                            + Figures.bytes(uploads.bytesPerSecond()) + "/s per subtask, which is a healthy rate.");
        }
        if (heap && fullest > FULL_HEAP) {
            found = found.because(
                    "State lies on the heap, which is " + Figures.percent(fullest) + " full in one task manager.", 0.1);
        }
        return List.of(found);
    }
}
