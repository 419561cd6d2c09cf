package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.List;
import java.util.Optional;

/** The job needs more slots than the cluster has: some tasks wait for one, or the job failed for want of one. */
public final class SlotsUnavailable implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Errors.Seen> failure = theCase.errors()
                .latestFailure()
                .filter(seen -> seen.error().mentions("NoResourceAvailableException")
                        || seen.error().mentions("Could not acquire the minimum required resources")
                        || seen.error().mentions("Slot request bulk is not fulfillable"));
        boolean waits = theCase.shows(Symptom.TASKS_WAIT);
        if (failure.isEmpty() && !waits) {
            return List.of();
        }
        Cluster cluster = theCase.evidence().cluster();
        int needed = theCase.job().map(Job::vertices).orElse(List.of()).stream()
                .mapToInt(Vertex::parallelism)
                .max()
                .orElse(0);
        Integer total = cluster.slotsTotal();
        Integer available = cluster.slotsAvailable();
        Hypothesis found = Hypothesis.of("slots-unavailable", 0.6)
                .at(waits ? waiting(theCase) : Place.job())
                .severity(
                        failure.filter(seen -> !seen.current()).isPresent() && !waits
                                ? Severity.NOTICE
                                : Severity.CRITICAL)
                .with("needed", String.valueOf(needed))
                .with("total", String.valueOf(total));
        if (failure.isPresent()) {
            Errors.Seen seen = failure.get();
            found = found.explains(seen.explains().toArray(Symptom[]::new))
                    .because(
                            seen.sentence() + " "
                                    + seen.error().deepest().headline().replaceAll("\\s+", " "),
                            0.3);
        }
        if (waits) {
            found = found.explains(Symptom.TASKS_WAIT, Symptom.CHECKPOINTS_MISSING, Symptom.STALLED)
                    .because(theCase.symptoms().getOrDefault(Symptom.TASKS_WAIT, ""));
        }
        Optional<Loss> loss =
                waits ? theCase.errors().latestFailure().flatMap(seen -> Loss.of(seen.error())) : Optional.empty();
        if (loss.isPresent()) {
            found = found.but("There were enough until " + loss.get().who() + " was lost.", 0.3);
        }
        if (total != null && available != null) {
            String has = "The cluster has " + total + " slots, " + available + " of them free; the job needs at least "
                    + needed + ".";
            found = total < needed || available == 0 ? found.because(has, 0.3) : found.but(has, 0.2);
        }
        return List.of(found);
    }

    private static Place waiting(Case theCase) {
        return theCase.job().map(Job::vertices).orElse(List.of()).stream()
                .filter(vertex -> vertex.count("SCHEDULED") + vertex.count("CREATED") > 0)
                .findFirst()
                .map((Vertex vertex) -> Place.of(vertex))
                .orElse(Place.job());
    }
}
