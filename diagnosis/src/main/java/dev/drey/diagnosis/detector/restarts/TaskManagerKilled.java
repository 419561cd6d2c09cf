package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.MemoryUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A task manager is gone from one moment to the next: its peers and the job manager find that nobody answers. Java itself
 * says nothing, because nobody asked it.
 */
public final class TaskManagerKilled implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors()
                .latestFailure()
                .flatMap(seen -> Loss.of(seen.error())
                        .filter(loss -> loss.kind() == Loss.Kind.UNREACHABLE || loss.kind() == Loss.Kind.CLOSED)
                        .map(loss -> List.of(hypothesis(theCase, seen, loss))))
                .orElse(List.of());
    }

    private static Hypothesis hypothesis(Case theCase, Errors.Seen seen, Loss loss) {
        String who = loss.who();
        Hypothesis found = Hypothesis.of("taskmanager-killed", 0.72)
                .at(Place.host(who).since(seen.at()))
                .severity(severity(theCase, seen))
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " " + loss.headline(seen.error()));
        Optional<ProcessLog> log = theCase.evidence().logs().processes().stream()
                .filter(process -> process.process().equals(who))
                .findFirst();
        if (log.isPresent()) {
            boolean goodbye = log.get().events().stream()
                    .anyMatch((LogEvent event) ->
                            event.mentions("RECEIVED SIGNAL") || event.mentions("OutOfMemoryError"));
            found = goodbye
                    ? found.but("Its log tells that it was asked to end, or that its memory was full.", 0.3)
                    : found.because("Its log has no word of an end.", 0.1);
        }
        Optional<OptionalDouble> heap = theCase.evidence()
                .cluster()
                .findLastSeen(who)
                .map(TaskManager::metrics)
                .map(MemoryUse::heap)
                .filter(OptionalDouble::isPresent);
        if (heap.isPresent() && heap.get().getAsDouble() < 0.85) {
            found = found.because(
                    "Its heap was " + Figures.percent(heap.get().getAsDouble()) + " full when it was last seen.", 0.05);
        }
        return found;
    }

    /** A job whose tasks wait for the slots of the lost one does nothing at all. */
    private static Severity severity(Case theCase, Errors.Seen seen) {
        if (!seen.current()) {
            return Severity.NOTICE;
        }
        return theCase.shows(Symptom.TASKS_WAIT) ? Severity.CRITICAL : Severity.WARNING;
    }
}
