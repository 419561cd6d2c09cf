package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.Uploads;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each file takes long, whatever its size: the asynchronous part is as long for a few kilobytes as for many, or the job
 * manager needs long for the metadata after all subtasks have answered.
 */
public final class ObjectStoreLatency implements Detector {

    private static final Pattern FINALIZATION =
            Pattern.compile("Completed checkpoint (\\d+) for job .*finalizationTime=(\\d+) ms");
    private static final long LITTLE = 256 * 1024;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return Optional.ofNullable(theCase.stages().longestByStage().get(Stage.ASYNC))
                .filter(theCase.stages()::dominates)
                .flatMap(async -> ofFiles(theCase, async))
                .or(() -> ofMetadata(theCase))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Hypothesis> ofFiles(Case theCase, StageTimes.Bottleneck async) {
        Optional<Severity> weight = theCase.weightOf(async.millis());
        Uploads uploads = Uploads.of(theCase.stages());
        boolean constant = uploads.shape() == Uploads.Shape.CONSTANT;
        boolean little = uploads.shape() == Uploads.Shape.UNDECIDED && uploads.bytes() < LITTLE;
        if (weight.isEmpty() || !(constant || little)) {
            return Optional.empty();
        }
        Hypothesis found = Hypothesis.of("object-store-latency", constant ? 0.9 : 0.7)
                .at(Place.of(async.at().vertex()))
                .severity(weight.get())
                .explains(theCase.slowness())
                .with("time", Figures.time(async.millis()))
                .because("The asynchronous part takes " + Figures.time(async.millis()) + " for no more than "
                        + Figures.bytes(uploads.bytes()) + ".");
        return Optional.of(
                constant
                        ? found.because("Subtasks that write a multiple of others need no longer than those.")
                        : found);
    }

    private static Optional<Hypothesis> ofMetadata(Case theCase) {
        double finalization = Figures.median(theCase.evidence()
                .logs()
                .ofJobManager()
                .map(LogEvent::message)
                .map(FINALIZATION::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(2))));
        if (Double.isNaN(finalization)) {
            return Optional.empty();
        }
        double rest = Figures.median(theCase.evidence()
                .checkpoints()
                .completed()
                .map(Checkpoint::duration)
                .mapToDouble(duration -> duration.toMillis()));
        return theCase.weightOf(finalization)
                .filter(weight -> Double.isNaN(rest) || finalization >= rest)
                .map(weight -> Hypothesis.of("object-store-latency", 0.75)
                        .severity(weight)
                        .explains(theCase.slowness())
                        .with("time", Figures.time(finalization))
                        .because("After all subtasks had answered, the job manager needed " + Figures.time(finalization)
                                + " to write the metadata (finalizationTime in its log)."));
    }
}
