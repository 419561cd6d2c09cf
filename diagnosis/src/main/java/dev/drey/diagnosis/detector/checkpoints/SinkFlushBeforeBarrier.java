package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does between taking in the barrier and passing it on is in none of Flink's stages: it is a gap in its
 * own times, and a wait in those of everything after it.
 */
public final class SinkFlushBeforeBarrier implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        StageTimes.@Nullable Bottleneck gap = theCase.stages().longestByStage().get(Stage.GAP);
        if (gap == null || !theCase.stages().dominates(gap)) {
            return List.of();
        }
        Vertex vertex = gap.at().vertex();
        Optional<Severity> weight = theCase.weightOf(gap.millis());
        boolean unaligned =
                gap.at().readings().stream().allMatch(reading -> reading.times().unaligned());
        if (weight.isEmpty() || unaligned) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("sink-flush-before-barrier", 0.75)
                .at(Place.of(vertex))
                .severity(weight.get())
                .explains(theCase.slowness())
                .with("time", Figures.time(gap.millis()))
                .because("Between the barrier and the snapshot " + vertex.shortName() + " takes "
                        + Figures.time(gap.millis()) + " that are in none of Flink's stages.");
        double after = theCase.job().map(job -> job.downstreamOf(vertex)).orElse(List.of()).stream()
                .map(theCase.stages()::find)
                .flatMap(Optional::stream)
                .mapToDouble(times -> times.worst(Stage.START_DELAY))
                .max()
                .orElse(Double.NaN);
        if (after >= 0.6 * gap.millis()) {
            found = found.because("What comes after it waits " + Figures.time(after) + " for the barrier.", 0.15);
        }
        List<TaskThreads.Sample> flushing = theCase.threads().of(vertex).stream()
                .filter(sample -> sample.isIn("prepareSnapshotPreBarrier") || sample.isIn("flush"))
                .toList();
        Optional<String> frame = TaskThreads.commonFrame(flushing);
        if (!flushing.isEmpty()) {
            found = found.because(
                    "A thread dump shows it flushing before the barrier"
                            + frame.map(name -> ", in " + Frames.shortly(name)).orElse("") + ".",
                    0.15);
        }
        OptionalDouble errors = vertex.metrics().maximumEndingWith("numRecordsSendErrors.sum");
        if (errors.isPresent() && errors.getAsDouble() > 0) {
            found = found.because(
                    "Its sink counts " + Figures.count(errors.getAsDouble()) + " records that it could not send.",
                    0.05);
        }
        return List.of(found);
    }
}
