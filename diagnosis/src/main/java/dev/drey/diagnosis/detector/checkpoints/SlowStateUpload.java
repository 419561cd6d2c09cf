package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.Uploads;
import java.util.List;
import java.util.Optional;

/**
 * The asynchronous part takes most of the time, and takes it at a rate no healthy store has. Where the time grows with
 * the bytes it is the upload; where it does not, {@link ObjectStoreLatency}.
 */
public final class SlowStateUpload implements Detector {

    /** Bytes per second and subtask; healthy stores take a multiple of it. */
    static final double SLOW = 8 << 20;

    private static final long MUCH = 256 * 1024;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        StageTimes.Bottleneck async = theCase.stages().longestByStage().get(Stage.ASYNC);
        if (async == null || !theCase.stages().dominates(async)) {
            return List.of();
        }
        Optional<Severity> weight = theCase.weightOf(async.millis());
        Uploads uploads = Uploads.of(theCase.stages());
        boolean slow = uploads.bytesPerSecond() < SLOW && uploads.bytes() >= MUCH;
        if (weight.isEmpty() || !slow || uploads.shape() == Uploads.Shape.CONSTANT) {
            return List.of();
        }
        boolean bySize = uploads.shape() == Uploads.Shape.BY_SIZE;
        double before = uploads.bytes() >= 1 << 20 ? 0.7 : 0.45;
        Hypothesis found = Hypothesis.of("slow-state-upload", bySize ? 0.9 : before)
                .at(Place.of(async.at().vertex()))
                .severity(weight.get())
                .explains(theCase.slowness())
                .with("rate", Figures.bytes(uploads.bytesPerSecond()) + "/s")
                .with("time", Figures.time(async.millis()))
                .with("bytes", Figures.bytes(uploads.bytes()))
                .because("The asynchronous part takes " + Figures.time(async.millis()) + " of each checkpoint in "
                        + async.at().vertex().shortName() + ", to write " + Figures.bytes(uploads.bytes()) + ": "
                        + Figures.bytes(uploads.bytesPerSecond()) + "/s per subtask.");
        return List.of(
                bySize
                        ? found.because("Subtasks that write more need longer in proportion.")
                        : found.but(
                                "All subtasks write about as much, so that a store with a long delay looks alike.", 0));
    }
}
