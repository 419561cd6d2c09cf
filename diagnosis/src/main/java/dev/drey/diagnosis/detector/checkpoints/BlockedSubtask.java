package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A subtask stands still: it answers no checkpoint, takes in no records, and its thread is always at the same place. */
public final class BlockedSubtask implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Acknowledgements.Missing missing : Acknowledgements.firstMissing(theCase.evidence())) {
            examine(theCase, missing).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Hypothesis> examine(Case theCase, Acknowledgements.Missing missing) {
        List<TaskThreads.Sample> samples = theCase.threads().of(missing.vertex(), missing.subtask());
        boolean known = TaskThreads.areSpread(samples);
        boolean idle = known && samples.stream().allMatch(TaskThreads.Sample::isIdle);
        boolean oneFrame = known
                && samples.stream()
                                .map(TaskThreads.Sample::findUsersFrame)
                                .distinct()
                                .count()
                        == 1
                && samples.get(0).findUsersFrame().isPresent();
        Optional<Boolean> stands = standsStill(missing);
        boolean moves = stands.isPresent() && !stands.get();
        // Where all of them stand still it is not one that is stuck, but the job.
        if (missing.isWholeVertex() || idle || moves || !(missing.isAlone() || oneFrame)) {
            return Optional.empty();
        }
        if (known && !oneFrame && samples.stream().anyMatch(TaskThreads.Sample::isHeldUp)) {
            return Optional.empty();
        }
        Hypothesis found = Hypothesis.of("blocked-subtask", 0.4)
                .at(Place.of(missing.vertex(), missing.subtask()))
                .severity(Severity.CRITICAL)
                .explains(
                        Symptom.CHECKPOINTS_EXPIRE,
                        Symptom.CHECKPOINTS_MISSING,
                        Symptom.STALLED,
                        Symptom.HELD_UP,
                        Symptom.LAGS)
                .because("Subtask " + (missing.subtask() + 1) + " of "
                        + missing.vertex().shortName()
                        + " has not answered " + missing.checkpoints()
                        + (missing.checkpoints() == 1 ? " checkpoint" : " checkpoints")
                        + ", though everything that feeds it has.");
        if (missing.siblings() > 0) {
            found = found.because(missing.siblings() + " of its siblings answered.", 0.2);
        }
        if (stands.isPresent()) {
            found = found.because("It took in no record between the looks.", 0.2);
        }
        if (oneFrame) {
            String frame = Frames.shortly(samples.get(0).findUsersFrame().orElse(""));
            found = found.because(
                            "In all " + samples.size() + " thread dumps it is in " + frame + ".",
                            stands.isPresent() ? 0.25 : 0.15)
                    .with("frame", frame);
            found = withLock(theCase, samples, found);
        }
        return Optional.of(found);
    }

    /** Whoever holds the lock may wait for this very thread. */
    private static Hypothesis withLock(Case theCase, List<TaskThreads.Sample> samples, Hypothesis found) {
        StackSample last = samples.get(samples.size() - 1).stack();
        Optional<String> owner = last.findLockOwner();
        if (owner.isEmpty()) {
            return found;
        }
        boolean each = theCase.evidence().threadDumps().stream()
                .flatMap(dump -> dump.threads().stream())
                .filter(thread -> thread.name().equals(owner.get()))
                .anyMatch(thread -> thread.findLockOwner().equals(Optional.of(last.name())));
        return found.because(
                each
                        ? "It is deadlocked with the thread " + owner.get()
                                + ": each waits for a lock that the other holds."
                        : "It waits for a lock that the thread " + owner.get() + " holds.",
                0.05);
    }

    /** Empty with one look. */
    private static Optional<Boolean> standsStill(Acknowledgements.Missing missing) {
        String direction = missing.vertex().isSource() ? Subtask.WRITE_RECORDS : Subtask.READ_RECORDS;
        return missing.vertex()
                .findSubtask(missing.subtask())
                .flatMap(subtask -> subtask.metrics().find(direction))
                .filter(series -> series.samples().size() > 1)
                .map(Series::change)
                .map(change -> change == 0);
    }
}
