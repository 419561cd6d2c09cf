package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.StorageTrouble;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program does more in {@code snapshotState} than hand over its state: the synchronous part is long for what it
 * writes, alike on all subtasks; or a call in it throws, which fails the task.
 */
public final class ExternalCallInSnapshot implements Detector {

    private static final String ID = "external-call-in-snapshot";
    private static final double BYTES_PER_MILLI = 20 * 1024;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        slow(theCase).ifPresent(found::add);
        thrown(theCase).ifPresent(found::add);
        return found;
    }

    private static Optional<Hypothesis> slow(Case theCase) {
        StageTimes.Bottleneck sync = theCase.stages().longestByStage().get(Stage.SYNC);
        if (sync == null || !theCase.stages().dominates(sync)) {
            return Optional.empty();
        }
        StageTimes.VertexTimes times = sync.at();
        boolean little = times.mostWritten() < BYTES_PER_MILLI * sync.millis();
        return theCase.weightOf(sync.millis())
                .filter(weight -> little)
                .map(weight -> hypothesis(theCase, times, sync.millis(), weight));
    }

    private static Hypothesis hypothesis(Case theCase, StageTimes.VertexTimes times, double millis, Severity weight) {
        Hypothesis found = Hypothesis.of(ID, 0.6)
                .at(Place.of(times.vertex()))
                .severity(weight)
                .explains(theCase.slowness())
                .with("time", Figures.time(millis))
                .because("The synchronous part takes " + Figures.time(millis) + " in "
                        + times.vertex().shortName() + " and writes no more than "
                        + Figures.bytes(times.mostWritten()) + ".");
        if (!times.isOfOneSubtask(Stage.SYNC) && times.vertex().parallelism() > 1) {
            found = found.because("All of its subtasks need as long.", 0.1);
        }
        List<TaskThreads.Sample> samples = theCase.threads().of(times.vertex()).stream()
                .filter(sample -> sample.isIn("snapshotState"))
                .filter(sample -> sample.findUsersFrame().isPresent())
                .toList();
        Optional<String> frame = TaskThreads.commonFrame(samples);
        if (frame.isPresent()) {
            return found.because(
                            "A thread dump shows it in " + Frames.shortly(frame.get()) + " below snapshotState.", 0.25)
                    .with("frame", Frames.shortly(frame.get()));
        }
        boolean store =
                theCase.settings().filter(CheckpointSettings::isEmbeddedStore).isPresent();
        return store && times.mostWritten() > 0
                ? found.but("Its state lies in an embedded store, whose flush is in this part too.", 0.1)
                : found;
    }

    /** A call that throws fails the task, and the history of checkpoints says only that they were given up. */
    private static Optional<Hypothesis> thrown(Case theCase) {
        return theCase.errors()
                .latestFailure()
                .filter(seen -> isOfASnapshot(seen.error()))
                .filter(seen -> !StorageTrouble.isOfASerializer(seen.error()))
                .map(seen -> {
                    ErrorChain.Link deepest = seen.error().deepest();
                    Hypothesis found = Hypothesis.of(ID, 0.85)
                            .at(seen.place())
                            .severity(severity(seen))
                            .explains(seen.explains().toArray(Symptom[]::new))
                            .explains(Symptom.CHECKPOINTS_FAIL, Symptom.CHECKPOINTS_MISSING)
                            .with("error", deepest.headline())
                            .because(seen.sentence() + " " + deepest.headline()
                                    + ", thrown while a checkpoint was taken.");
                    return Frames.findUsers(deepest.frames())
                            .map(frame -> found.because("It came from " + Frames.shortly(frame) + ".")
                                    .with("frame", Frames.shortly(frame)))
                            .orElse(found);
                });
    }

    private static boolean isOfASnapshot(ErrorChain error) {
        return error.mentions("Could not complete snapshot")
                && error.links().stream().anyMatch(link -> Frames.calls(link.frames(), "snapshotState"));
    }

    private static Severity severity(Errors.Seen seen) {
        return seen.current() ? Severity.CRITICAL : Severity.NOTICE;
    }
}
