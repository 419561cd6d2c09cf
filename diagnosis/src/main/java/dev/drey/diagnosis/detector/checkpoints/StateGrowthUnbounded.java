package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Growth;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The state grows in a straight line: nothing ever removes what was put in. A plateau would be the number of keys. */
public final class StateGrowthUnbounded implements Detector {

    private static final double FACTOR = 1.2;
    private static final long MUCH = 1 << 20;
    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Growth> growth = Growth.of(theCase.evidence())
                .filter(Growth::isUnbroken)
                .filter(found -> found.factor() >= FACTOR && found.lastBytes() - found.firstBytes() >= MUCH);
        if (growth.isEmpty()) {
            return List.of();
        }
        Growth found = growth.get();
        boolean settled = found.over().compareTo(LONG) > 0;
        Hypothesis hypothesis = Hypothesis.of("state-growth-unbounded", settled ? 0.8 : 0.55)
                .severity(settled ? Severity.WARNING : Severity.NOTICE)
                .explains(Symptom.STATE_GROWS)
                .with("rate", Figures.bytes(found.perHour()) + " per hour")
                .because("The state grew from " + Figures.bytes(found.firstBytes()) + " to "
                        + Figures.bytes(found.lastBytes()) + " over " + found.checkpoints() + " checkpoints in "
                        + Figures.time(found.over()) + ", at the end as fast as at the beginning.");
        if (!settled) {
            hypothesis = hypothesis.but(
                    "It was watched for " + Figures.time(found.over())
                            + " only; a job that has just begun grows until it has seen its keys.",
                    0);
        }
        Hypothesis told = StateWords.neverExpiring(theCase, hypothesis);
        return List.of(owner(theCase)
                .map(vertex -> locate(vertex, theCase))
                .map(told::at)
                .orElse(told));
    }

    private static Place locate(VertexCheckpoint vertex, Case theCase) {
        return theCase.job()
                .flatMap(job -> job.findVertex(vertex.vertexId()))
                .map((Vertex found) -> Place.of(found))
                .orElse(Place.job());
    }

    private static Optional<VertexCheckpoint> owner(Case theCase) {
        return theCase
                .evidence()
                .checkpoints()
                .completed()
                .filter(checkpoint -> !checkpoint.vertices().isEmpty())
                .findFirst()
                .map(Checkpoint::vertices)
                .orElse(List.of())
                .stream()
                .max(Comparator.comparingLong(VertexCheckpoint::stateBytes));
    }
}
