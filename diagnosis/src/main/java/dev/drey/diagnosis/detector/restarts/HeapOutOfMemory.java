package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.MemoryUse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task manager's heap was full. The error is in what the job failed with, or, where a task manager ends itself for it,
 * in that task manager's log only. Where it was thrown is the victim, not always the culprit.
 */
public final class HeapOutOfMemory implements Detector {

    private static final Pattern HEAP =
            Pattern.compile("Java heap space|GC overhead limit exceeded|Requested array size exceeds VM limit");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Errors.Seen> failure = theCase.errors().all().stream()
                .filter(seen -> !seen.explains().isEmpty())
                .filter(seen -> find(seen.error()).isPresent())
                .findFirst();
        if (failure.isPresent()) {
            Errors.Seen seen = failure.get();
            ErrorChain.Link error = find(seen.error()).orElseThrow();
            Hypothesis found = Hypothesis.of("heap-oom", 0.95)
                    .at(seen.place())
                    .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                    .explains(seen.explains().toArray(Symptom[]::new))
                    .because(seen.sentence() + " " + error.headline())
                    .with(
                            "frame",
                            Frames.findUsers(error.frames())
                                    .map(Frames::shortly)
                                    .orElse("unknown"));
            return List.of(withHeap(theCase, seen.place().host(), found));
        }
        return inALog(theCase).map(List::of).orElse(List.of());
    }

    private static Optional<ErrorChain.Link> find(ErrorChain error) {
        return error.find(link -> (link.type().endsWith("OutOfMemoryError")
                        && HEAP.matcher(link.message()).find())
                || link.message().contains("OutOfMemoryError: Java heap space"));
    }

    private static Optional<Hypothesis> inALog(Case theCase) {
        boolean recent = theCase.shows(Symptom.RESTARTS) || theCase.shows(Symptom.DOWN);
        boolean lost = theCase.errors()
                .latestFailure()
                .flatMap(seen -> Loss.of(seen.error()))
                .isPresent();
        return ofTaskManagers(theCase)
                .filter(HeapOutOfMemory::isOfTheHeap)
                .findFirst()
                .or(() -> ofTaskManagers(theCase)
                        .filter(line -> isOfAnything(line) && !isOfAnotherMemory(theCase, line.process()))
                        .findFirst())
                .map(line -> {
                    Hypothesis found = Hypothesis.of("heap-oom", lost ? 0.93 : 0.6)
                            .at(Place.host(line.process()).since(line.at()))
                            .severity(recent ? Severity.CRITICAL : Severity.NOTICE)
                            .because("The log of " + line.process() + " tells at " + line.at()
                                    + (isOfTheHeap(line)
                                            ? " of an OutOfMemoryError: Java heap space."
                                            : " that memory was short even for its own error: " + line.message()));
                    found = withHeap(theCase, line.process(), found);
                    return lost
                            ? found.explains(Symptom.RESTARTS, Symptom.DOWN, Symptom.RESTARTED)
                                    .because("The job failed because a task manager was lost.")
                            : found.explains(Symptom.RESTARTED);
                });
    }

    private static Stream<LogEvent> ofTaskManagers(Case theCase) {
        return theCase.evidence()
                .logs()
                .all()
                .filter(line -> !line.process().startsWith(ProcessLog.JOB_MANAGER))
                .filter(line -> line.mentions("OutOfMemoryError"));
    }

    private static boolean isOfTheHeap(LogEvent line) {
        return HEAP.matcher(
                        line.message() + line.findError().map(ErrorChain::text).orElse(""))
                .find();
    }

    /** The virtual machine has no memory left to say which memory it was: mostly that is the heap. */
    private static boolean isOfAnything(LogEvent line) {
        return line.mentions("OutOfMemoryError thrown from the UncaughtExceptionHandler");
    }

    private static boolean isOfAnotherMemory(Case theCase, String process) {
        return theCase.evidence()
                        .cluster()
                        .findLastSeen(process)
                        .map(gone -> MemoryUse.metaspace(gone.metrics()).orElse(0))
                        .orElse(0.0)
                >= MetaspaceOutOfMemory.FULL;
    }

    private static Hypothesis withHeap(Case theCase, @Nullable String host, Hypothesis found) {
        return theCase.evidence()
                .cluster()
                .findLastSeen(host)
                .map(TaskManager::metrics)
                .map(MemoryUse::heap)
                .filter(share -> share.isPresent())
                .map(share -> found.because("The heap of " + host + " is " + Figures.percent(share.getAsDouble())
                        + " full when it was last seen."))
                .orElse(found);
    }
}
