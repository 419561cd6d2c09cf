package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Skew;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.Uploads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One subtask holds most of a vertex's state, and its part of the checkpoint takes longest. */
public final class StateSizeSkew implements Detector {

    private static final double FACTOR = 4;
    private static final double MUCH = 1 << 20;
    private static final double FLOOR = 64 * 1024;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        Optional<Checkpoint> newest = theCase.stages().checkpoints().stream().findFirst();
        for (Vertex vertex : theCase.job().map(job -> job.vertices()).orElse(List.of())) {
            newest.flatMap(checkpoint -> checkpoint.findVertex(vertex.id()))
                    .flatMap(times -> examine(theCase, vertex, times))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Hypothesis> examine(Case theCase, Vertex vertex, VertexCheckpoint times) {
        Optional<Skew> skew =
                Skew.ofState(times, FLOOR).filter(found -> found.factor() >= FACTOR && found.most() >= MUCH);
        if (skew.isEmpty()) {
            return Optional.empty();
        }
        StageTimes.VertexTimes stages = theCase.stages().find(vertex).orElse(null);
        double async = stages == null ? 0 : stages.worst(Stage.ASYNC) + stages.worst(Stage.SYNC);
        boolean slowest = stages != null
                && theCase.stages()
                        .bottleneck()
                        .filter(worst -> worst.stage() == Stage.ASYNC || worst.stage() == Stage.SYNC)
                        .filter(worst -> worst.at().vertex().id().equals(vertex.id()))
                        .isPresent()
                && stages.slowest(Stage.ASYNC)
                        .filter(reading -> reading.times().index() == skew.get().index())
                        .isPresent();
        Optional<Severity> weight = slowest ? theCase.weightOf(async) : Optional.empty();
        Uploads uploads = Uploads.of(theCase.stages());
        // With a store that is slow, or has a delay for each file, it is the store and not the spread.
        boolean healthyStore =
                uploads.shape() != Uploads.Shape.CONSTANT && uploads.bytesPerSecond() >= SlowStateUpload.SLOW;
        Hypothesis found = Hypothesis.of("state-size-skew", weight.isPresent() && healthyStore ? 0.9 : 0.6)
                .at(Place.of(vertex, skew.get().index()))
                .severity(weight.orElse(Severity.NOTICE))
                .with("bytes", Figures.bytes(skew.get().most()))
                .with("factor", Figures.times(skew.get().factor()))
                .because("Subtask " + (skew.get().index() + 1) + " of " + vertex.shortName() + " holds "
                        + Figures.bytes(skew.get().most()) + " of state, "
                        + Figures.times(skew.get().factor()) + " as much as the one in the middle ("
                        + Figures.bytes(skew.get().median()) + ").");
        found = StateWords.heaviest(theCase, vertex, skew.get().index(), found);
        Optional<Skew> records = Skew.ofRecords(vertex);
        if (records.filter(other -> other.factor() < 2).isPresent()) {
            found = found.because("Records are spread evenly, so it is the state and not the load.", 0.05);
        }
        return Optional.of(
                weight.isPresent()
                        ? found.explains(theCase.slowness())
                                .because("Its part of a checkpoint takes longest: " + Figures.time(async) + ".")
                        : found);
    }
}
