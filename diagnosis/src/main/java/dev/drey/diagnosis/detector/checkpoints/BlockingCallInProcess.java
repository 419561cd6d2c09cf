package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.MemoryUse;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The operator that holds up the job waits for something outside, record by record: it counts as busy, and its thread
 * waits, in the program's own code, for the network, a lock or the clock.
 */
public final class BlockingCallInProcess implements Detector {

    private static final double IDLE_PROCESSOR = 0.5;
    private static final double FULL_PROCESSOR = 0.85;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return Blame.culprit(theCase)
                .filter(culprit -> culprit.load().isBusy() || culprit.heldUp() > 0.3)
                .filter(culprit -> !culprit.load().isUneven())
                .filter(culprit -> !standsStill(theCase, culprit.vertex()))
                .flatMap(culprit -> examine(theCase, culprit))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Hypothesis> examine(Case theCase, Blame.Culprit culprit) {
        List<TaskThreads.Sample> working = Blame.atWork(theCase, culprit.vertex()).stream()
                .filter(sample -> sample.findUsersFrame().isPresent() || sample.isWaitingForAnswers())
                .filter(sample -> !sample.isIn("notifyCheckpointComplete") && !sample.isIn("snapshotState"))
                .toList();
        double waiting = TaskThreads.share(working, sample -> sample.doing() != Frames.Doing.RUNNING);
        double network = TaskThreads.share(working, sample -> sample.doing() == Frames.Doing.NETWORK);
        OptionalDouble processor = processor(theCase);
        boolean idleProcessor = processor.isPresent() && processor.getAsDouble() < IDLE_PROCESSOR;
        if (working.isEmpty()
                ? !idleProcessor || culprit.heldUp() < 0.3 || !culprit.load().isBusy()
                : waiting < 0.5) {
            return Optional.empty();
        }
        Hypothesis found = Blame.of(
                "blocking-call-in-process", working.isEmpty() ? 0.45 : 0.55 + 0.25 * waiting, theCase, culprit);
        double forAnswers = TaskThreads.share(working, TaskThreads.Sample::isWaitingForAnswers);
        if (forAnswers > 0.5) {
            found = found.because("In " + Figures.percent(forAnswers) + " of " + working.size() + " samples its"
                            + " asynchronous I/O has as many requests under way as its capacity allows, and waits for"
                            + " an answer.")
                    .with("frame", "its asynchronous I/O has no room for another request");
        } else if (!working.isEmpty()) {
            String frame = TaskThreads.commonFrame(working).map(Frames::shortly).orElse("its own code");
            found = found.because(
                            "In " + Figures.percent(waiting) + " of " + working.size() + " samples its thread waits"
                                    + (network > 0.4 ? " for the network" : "") + " in " + frame + ".")
                    .with("frame", frame);
        }
        if (idleProcessor) {
            found = found.because(
                    "The processors are loaded to " + Figures.percent(processor.getAsDouble()) + " only.",
                    working.isEmpty() ? 0.1 : 0.05);
        }
        boolean fullProcessor = processor.isPresent() && processor.getAsDouble() >= FULL_PROCESSOR;
        return Optional.of(
                fullProcessor && network <= 0.4
                        ? found.but(
                                "The processors are loaded to " + Figures.percent(processor.getAsDouble())
                                        + ", as they are when it waits for threads of its own that compute.",
                                0.3)
                        : found);
    }

    /** A call that never ends is no slow one: nothing gets through, and no subtask answers checkpoints. */
    private static boolean standsStill(Case theCase, Vertex vertex) {
        OptionalDouble rate = Pressure.recordsPerSecond(vertex);
        return rate.isPresent()
                && rate.getAsDouble() == 0
                && Acknowledgements.firstMissing(theCase.evidence()).stream()
                        .anyMatch(missing -> missing.isWholeVertex()
                                && missing.checkpoints() > 1
                                && missing.vertex().id().equals(vertex.id()));
    }

    static OptionalDouble processor(Case theCase) {
        return theCase.evidence().cluster().taskManagers().stream()
                .filter(TaskManager::registered)
                .map(TaskManager::metrics)
                .map(MemoryUse::processor)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }
}
