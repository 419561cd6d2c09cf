package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A legacy source emits under the checkpoint lock for long, or a reader does not return: the barrier cannot even enter. */
public final class SourceHoldsCheckpointLock implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Vertex vertex : theCase.job().map(job -> job.vertices()).orElse(List.of())) {
            if (vertex.isSource()) {
                examine(theCase, vertex).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Hypothesis> examine(Case theCase, Vertex source) {
        double delay = theCase.stages()
                .find(source)
                .map(times -> times.worst(Stage.START_DELAY))
                .orElse(0.0);
        boolean silent = Acknowledgements.firstMissing(theCase.evidence()).stream()
                .anyMatch(missing -> missing.vertex().id().equals(source.id()));
        boolean blocked = theCase.threads().of(source).stream()
                .anyMatch(sample -> sample.stack().state().equals("BLOCKED")
                        || sample.isIn("runSynchronized")
                        || sample.stack().frames().stream()
                                .anyMatch(frame -> frame.contains("SynchronizedStreamTaskActionExecutor")));
        Optional<StackSample> legacy = legacyThread(theCase, source);
        boolean heldUp = theCase.pressure()
                .flatMap(pressure -> pressure.find(source))
                .filter(Pressure.Load::isHeldUp)
                .isPresent();
        Optional<Severity> weight = silent ? Optional.of(Severity.CRITICAL) : theCase.weightOf(delay);
        Optional<String> reader = readerFrame(theCase, source);
        if (weight.isEmpty() || heldUp || !(blocked || legacy.isPresent() || reader.isPresent())) {
            return Optional.empty();
        }
        Hypothesis found = Hypothesis.of("source-holds-checkpoint-lock", 0.55)
                .at(Place.of(source))
                .severity(weight.get())
                .explains(theCase.slowness())
                .because(
                        silent
                                ? source.shortName()
                                        + ", a source, does not answer checkpoints, and nothing holds it up."
                                : "Barriers wait " + Figures.time(delay) + " to enter " + source.shortName()
                                        + ", a source that nothing holds up.");
        if (blocked) {
            found = found.because("Its task thread waits for a lock.", 0.2);
        }
        if (reader.isPresent()) {
            found = found.because(
                            "In all samples its task thread is in " + reader.get()
                                    + ", and takes no barrier before that returns.",
                            0.4)
                    .with("frame", reader.get());
        }
        if (legacy.isPresent()) {
            String frame =
                    Frames.findUsers(legacy.get().frames()).map(Frames::shortly).orElse("its run method");
            found = found.because("It is a legacy source, whose own thread is in " + frame + ".", 0.2)
                    .with("frame", frame);
        }
        return Optional.of(found);
    }

    /** A reader that does not come back to the task, which alone takes barriers. */
    private static Optional<String> readerFrame(Case theCase, Vertex source) {
        List<TaskThreads.Sample> samples = theCase.threads().of(source);
        boolean reads = TaskThreads.areSpread(samples) && samples.stream().allMatch(sample -> sample.isIn("pollNext"));
        return reads ? TaskThreads.commonFrame(samples).map(Frames::shortly) : Optional.empty();
    }

    /** Legacy sources run in a thread of their own, which Flink names so. */
    private static Optional<StackSample> legacyThread(Case theCase, Vertex source) {
        return theCase.evidence().threadDumps().stream()
                .flatMap(dump -> dump.threads().stream())
                .filter(thread -> thread.name()
                        .startsWith("Legacy Source Thread - "
                                + source.name()
                                        .substring(0, Math.min(30, source.name().length()))))
                .filter(thread -> Frames.doing(thread.frames(), thread.state()) != Frames.Doing.WAITING
                        || Frames.findUsers(thread.frames()).isPresent())
                .findFirst();
    }
}
