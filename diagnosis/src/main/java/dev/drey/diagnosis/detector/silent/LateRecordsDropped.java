package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A window counts records that came after it had closed. A few are in the nature of streams; many are not. */
public final class LateRecordsDropped implements Detector {

    private static final double MANY = 0.001;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Vertex vertex : theCase.job().map(Job::vertices).orElse(List.of())) {
            OptionalDouble late = vertex.metrics().maximumEndingWith("ateRecordsDropped.sum");
            if (late.isPresent() && late.getAsDouble() > 0) {
                double all = vertex.subtasks().stream()
                        .mapToDouble(subtask ->
                                subtask.metrics().latest(Subtask.READ_RECORDS).orElse(0))
                        .sum();
                double share = all > 0 ? late.getAsDouble() / all : 1;
                found.add(Hypothesis.of("late-records-dropped", 0.95)
                        .at(Place.of(vertex))
                        .severity(share > MANY ? Severity.WARNING : Severity.NOTICE)
                        .with("count", Figures.count(late.getAsDouble()))
                        .because(vertex.shortName() + " has dropped " + Figures.count(late.getAsDouble())
                                + " late records (numLateRecordsDropped)"
                                + (all > 0 ? ", of " + Figures.count(all) + " that it got." : ".")));
            }
        }
        return found;
    }
}
