package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.MemoryUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The job manager's heap is full, and checkpoints in its memory or their metadata are what fills it. */
public final class JobManagerHeapExhausted implements Detector {

    private static final double FULL = 0.9;
    private static final double COLLECTING = 0.2;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        OptionalDouble heap = MemoryUse.heap(theCase.evidence().cluster().jobManager());
        double collecting =
                MemoryUse.collecting(theCase.evidence().cluster().jobManager()).orElse(0);
        boolean full = heap.isPresent() && heap.getAsDouble() >= FULL && collecting >= COLLECTING;
        Optional<LogEvent> outOfMemory = theCase.evidence()
                .logs()
                .ofJobManager()
                .filter(event -> event.mentions("OutOfMemoryError") && isOwn(event))
                .reduce((older, newer) -> newer);
        Optional<Home.Recovery> ended = ended(theCase);
        boolean inMemory = isInMemory(theCase);
        // An end that is remembered tells of the settings of that time; where they have been mended it is over.
        boolean endedOfIt = ended.isPresent() && inMemory;
        if (!full && outOfMemory.isEmpty() && !endedOfIt) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of(
                        "jm-heap-exhausted-by-state", outOfMemory.isPresent() || ended.isPresent() ? 0.65 : 0.45)
                .at(Place.host(ProcessLog.JOB_MANAGER))
                .severity(Severity.CRITICAL)
                .explains(
                        Symptom.RESTARTS,
                        Symptom.RESTARTED,
                        Symptom.DOWN,
                        Symptom.CHECKPOINTS_FAIL,
                        Symptom.CHECKPOINTS_EXPIRE,
                        Symptom.CHECKPOINTS_MISSING);
        if (outOfMemory.isPresent()) {
            found = found.because(
                    "The job manager's log tells at " + outOfMemory.get().at() + " of an OutOfMemoryError.");
        }
        if (ended.isPresent()) {
            found = found.because(
                    "The service brought the application back at " + ended.get().at() + ", because "
                            + ended.get().reason() + ".",
                    0.1);
        }
        if (full) {
            found = found.because(
                    "Its heap is " + Figures.percent(heap.getAsDouble()) + " full, and it spends "
                            + Figures.percent(collecting) + " of its time collecting garbage.",
                    0.1);
        }
        return List.of(
                inMemory
                        ? found.because("Checkpoints are kept in its memory (JobManagerCheckpointStorage).", 0.2)
                        : found.but(
                                "Checkpoints are kept in files, so that only their metadata is in its memory.", 0.15));
    }

    private static boolean isInMemory(Case theCase) {
        return theCase.settings()
                .filter(CheckpointSettings::isStoredOnJobManager)
                .isPresent();
    }

    /** Its log is gone with it, but for what the service heard of its end. */
    private static Optional<Home.Recovery> ended(Case theCase) {
        Instant since = theCase.evidence().takenAt().minus(REMEMBERED);
        return theCase.evidence().findHome().map(Home::recoveries).orElse(List.of()).stream()
                .filter(recovery -> recovery.reason().contains("OutOfMemoryError"))
                .filter(recovery -> recovery.at().isAfter(since))
                .findFirst();
    }

    /** Errors of tasks are written into this log too. */
    private static boolean isOwn(LogEvent event) {
        boolean ofATask = event.message().contains("switched from")
                || event.findError()
                        .filter(error -> error.links().stream()
                                .anyMatch(link -> link.frames().stream()
                                        .anyMatch(frame ->
                                                frame.contains(".taskmanager.Task.") || frame.contains("StreamTask."))))
                        .isPresent();
        return !ofATask && event.level().compareTo(LogEvent.Level.WARN) >= 0;
    }
}
