package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.List;
import java.util.Optional;

/** A job with exactly-once state writes through a sink that does not commit with checkpoints. */
public final class NonTransactionalSink implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        boolean exactlyOnce =
                theCase.settings().filter(CheckpointSettings::exactlyOnce).isPresent();
        Optional<Vertex> sink = Sinks.direct(theCase).findFirst();
        if (!exactlyOnce
                || sink.isEmpty()
                || theCase.job().filter(Job::isEndedInOrder).isPresent()) {
            return List.of();
        }
        int failures = theCase.evidence().failures().size();
        Hypothesis found = Hypothesis.of("non-transactional-sink", failures > 0 ? 0.75 : 0.6)
                .at(Place.of(sink.get()))
                .severity(Severity.NOTICE)
                .because("State is exactly once, and " + sink.get().shortName()
                        + " has no committer: it writes at once.");
        return List.of(
                failures > 0
                        ? found.because("The job has been restarted " + failures
                                + " times, each time writing again what followed the last checkpoint.")
                        : found);
    }
}
