package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.TaskThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operator works on the news that a checkpoint is complete, and meanwhile the next barrier waits: it looks like
 * back-pressure, but sources are not held up, and the waiting starts when the checkpoint before it completed.
 */
public final class SlowCheckpointNotification implements Detector {

    private static final double ALIKE = 0.2;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Vertex vertex : theCase.job().map(job -> job.vertices()).orElse(List.of())) {
            examine(theCase, vertex).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Hypothesis> examine(Case theCase, Vertex vertex) {
        List<TaskThreads.Sample> samples = theCase.threads().of(vertex);
        List<TaskThreads.Sample> calling = samples.stream()
                .filter(sample -> sample.isIn("notifyCheckpointComplete") || sample.isIn("notifyCheckpointAborted"))
                .filter(sample -> !sample.isIdle())
                .toList();
        double delay = theCase.stages()
                .find(vertex)
                .map(times -> times.worst(Stage.START_DELAY))
                .orElse(0.0);
        boolean longest = theCase.stages()
                .bottleneck()
                .filter(worst -> worst.stage() == Stage.START_DELAY || worst.stage() == Stage.ALIGNMENT)
                .filter(worst -> delay >= 0.7 * worst.millis())
                .isPresent();
        Optional<Severity> weight = theCase.weightOf(delay).filter(some -> longest);
        List<Double> ends = ends(theCase.evidence(), vertex, theCase);
        boolean periodic = ends.size() >= 2 && Figures.variation(ends) < ALIKE;
        if (calling.isEmpty() && (weight.isEmpty() || !periodic)) {
            return Optional.empty();
        }
        boolean heldUp =
                theCase.pressure().filter(Pressure::sourcesAreHighlyHeldUp).isPresent();
        if (calling.isEmpty() && heldUp) {
            return Optional.empty();
        }
        Hypothesis found = Hypothesis.of("slow-checkpoint-notification", 0.55)
                .at(Place.of(vertex))
                .severity(weight.orElse(Severity.NOTICE))
                .explains(theCase.slowness());
        if (delay >= 1000) {
            found = found.because("Barriers wait " + Figures.time(delay) + " before " + vertex.shortName()
                    + (heldUp ? "." : ", though no source is held up."));
        }
        if (periodic) {
            String time = Figures.time(Figures.median(ends.stream().mapToDouble(Double::doubleValue)));
            found = found.because(
                            "The waiting ends " + time + " after the checkpoint before it completed, each time.", 0.15)
                    .with("time", time);
        }
        return Optional.of(withThreads(found, calling, samples));
    }

    private static Hypothesis withThreads(
            Hypothesis found, List<TaskThreads.Sample> calling, List<TaskThreads.Sample> samples) {
        if (calling.isEmpty()) {
            return found;
        }
        double share = (double) calling.size() / samples.size();
        String frame = TaskThreads.commonFrame(calling).map(Frames::shortly).orElse("the callback");
        return found.because(
                        "Thread dumps show it in notifyCheckpointComplete (" + frame + ") in " + Figures.percent(share)
                                + " of the samples.",
                        0.1 + 0.3 * share)
                .with("frame", frame);
    }

    /** How long after the completion of one checkpoint the barrier of the next was taken in, in milliseconds. */
    private static List<Double> ends(Evidence evidence, Vertex vertex, Case theCase) {
        List<Double> ends = new ArrayList<>();
        List<Checkpoint> known = theCase.stages().checkpoints();
        for (Checkpoint checkpoint : known) {
            Optional<Instant> before = evidence.checkpoints().history().stream()
                    .filter(other -> other.id() < checkpoint.id() && other.isCompleted())
                    .map(SlowCheckpointNotification::completion)
                    .flatMap(Optional::stream)
                    .max(Instant::compareTo);
            double delay = Stream.of(checkpoint)
                    .flatMap(found -> found.findVertex(vertex.id()).stream())
                    .flatMap(found -> found.subtasks().stream())
                    .filter(subtask -> subtask.acknowledged())
                    .mapToDouble(subtask -> subtask.stages().startDelay())
                    .max()
                    .orElse(0);
            if (before.isPresent() && delay > 200) {
                ends.add(
                        Duration.between(before.get(), checkpoint.triggeredAt()).toMillis() + delay);
            }
        }
        return ends;
    }

    private static Optional<Instant> completion(Checkpoint checkpoint) {
        @Nullable Instant last = checkpoint.latestAcknowledgement();
        return Optional.ofNullable(last);
    }
}
