package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.MemoryUse;
import java.util.List;
import java.util.Optional;

/**
 * A task manager is gone whose metaspace was full. A process that can load no classes often cannot say why it ends: then only
 * what it measured before tells. Where it does say so, its words are found as all standard messages are.
 */
public final class MetaspaceOutOfMemory implements Detector {

    /** As a share of the largest size. What is known of it is some seconds old when the process dies. */
    static final double FULL = 0.8;

    private static final double NEARLY_ALL = 0.9;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors()
                .latestFailure()
                .flatMap(seen -> lost(theCase, seen).map(gone -> hypothesis(seen, gone)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<TaskManager> lost(Case theCase, Errors.Seen seen) {
        return Loss.of(seen.error()).stream()
                .flatMap(loss -> loss.candidates(theCase.evidence().cluster()).stream())
                .filter(gone -> MemoryUse.metaspace(gone.metrics()).orElse(0) >= FULL)
                .findFirst();
    }

    private static Hypothesis hypothesis(Errors.Seen seen, TaskManager gone) {
        double share = MemoryUse.metaspace(gone.metrics()).orElse(0);
        return Hypothesis.of("metaspace-oom", share >= NEARLY_ALL ? 0.9 : 0.7)
                .at(Place.host(gone.id()).since(seen.at()))
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " "
                        + seen.error().deepest().headline().replaceAll("\\s+", " "))
                .because("Its metaspace was " + Figures.percent(share) + " full when it was last seen.");
    }
}
