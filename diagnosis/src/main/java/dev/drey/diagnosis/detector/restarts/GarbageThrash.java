package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.MemoryUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A task manager was silent for too long: with a heap that is nearly full it spends its time collecting garbage and sends
 * no heartbeats. It may also be seen before it comes so far.
 */
public final class GarbageThrash implements Detector {

    private static final String ID = "gc-thrash-heartbeat-loss";
    private static final double FULL = 0.85;
    private static final double COLLECTING = 0.3;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        theCase.errors()
                .latestFailure()
                .ifPresent(seen -> Loss.of(seen.error())
                        .filter(loss -> loss.kind() == Loss.Kind.SILENT)
                        .ifPresent(loss -> found.add(afterTheLoss(theCase, seen, loss))));
        if (found.isEmpty()) {
            beforeTheLoss(theCase).ifPresent(found::add);
        }
        return found;
    }

    private static Hypothesis afterTheLoss(Case theCase, Errors.Seen seen, Loss loss) {
        Hypothesis found = Hypothesis.of(ID, 0.5)
                .at(Place.host(loss.who()).since(seen.at()))
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " " + loss.headline(seen.error()));
        Optional<TaskManager> taskManager = worst(theCase.evidence(), loss.who());
        if (taskManager.isPresent()) {
            TaskManager known = taskManager.get();
            OptionalDouble heap = MemoryUse.heap(known.metrics());
            OptionalDouble collecting = MemoryUse.collecting(known.metrics());
            if (heap.isPresent() && heap.getAsDouble() >= FULL) {
                found = found.because(
                        "The heap of " + known.id() + " is " + Figures.percent(heap.getAsDouble()) + " full.", 0.2);
            } else if (heap.isPresent()) {
                // One that is gone is known as it was; one that is there may have recovered since.
                found = found.but(
                        "The heap of " + known.id() + (known.registered() ? " is " : " was ")
                                + Figures.percent(heap.getAsDouble()) + " full when it was last seen.",
                        known.registered() ? 0.05 : 0.2);
            }
            if (collecting.isPresent() && collecting.getAsDouble() >= COLLECTING) {
                found = found.because(
                        "It spends " + Figures.percent(collecting.getAsDouble()) + " of its time collecting garbage.",
                        0.2);
            }
        } else {
            found = found.but("Its metrics went with it, so that its heap at that time is unknown.", 0);
        }
        boolean outOfMemory =
                theCase.evidence().logs().all().anyMatch((LogEvent event) -> event.mentions("OutOfMemoryError"));
        return outOfMemory ? found : found.because("No log tells of an OutOfMemoryError.", 0.03);
    }

    private static Optional<TaskManager> worst(Evidence evidence, String id) {
        return evidence.cluster()
                .findLastSeen(id)
                .filter(known -> MemoryUse.heap(known.metrics()).isPresent())
                .or(() -> evidence.cluster().taskManagers().stream()
                        .filter(known -> MemoryUse.heap(known.metrics()).isPresent())
                        .max(Comparator.comparingDouble(
                                known -> MemoryUse.heap(known.metrics()).orElse(0))));
    }

    private static Optional<Hypothesis> beforeTheLoss(Case theCase) {
        return theCase.evidence().cluster().taskManagers().stream()
                .filter(known -> known.registered()
                        && MemoryUse.heap(known.metrics()).orElse(0) >= FULL
                        && MemoryUse.collecting(known.metrics()).orElse(0) >= COLLECTING)
                .findFirst()
                .map(known -> Hypothesis.of(ID, 0.8)
                        .at(Place.host(known.id()))
                        .severity(Severity.WARNING)
                        .explains(
                                Symptom.CHECKPOINTS_SLOW,
                                Symptom.CHECKPOINTS_EXPIRE,
                                Symptom.CHECKPOINTS_MISSING,
                                Symptom.HELD_UP,
                                Symptom.LAGS,
                                Symptom.STALLED,
                                Symptom.RESTARTS)
                        .because("The heap of " + known.id() + " is "
                                + Figures.percent(
                                        MemoryUse.heap(known.metrics()).orElse(0)) + " full, and it spends "
                                + Figures.percent(
                                        MemoryUse.collecting(known.metrics()).orElse(0))
                                + " of its time collecting garbage."));
    }
}
