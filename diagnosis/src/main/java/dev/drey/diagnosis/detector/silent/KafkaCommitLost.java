package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A sink counts commits that failed for good, while the job goes on. The log's own words are in the catalogue. */
public final class KafkaCommitLost implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Vertex vertex : theCase.job().map(Job::vertices).orElse(List.of())) {
            OptionalDouble failed = vertex.metrics().maximumEndingWith("failedCommittables.sum");
            if (failed.isPresent() && failed.getAsDouble() > 0) {
                found.add(Hypothesis.of("kafka-commit-lost", 0.9)
                        .at(Place.of(vertex))
                        .severity(Severity.CRITICAL)
                        .with("message", "failedCommittables is " + Figures.count(failed.getAsDouble()))
                        .because(vertex.shortName() + " counts " + Figures.count(failed.getAsDouble())
                                + " commits that failed for good (failedCommittables)."));
            }
        }
        return found;
    }
}
