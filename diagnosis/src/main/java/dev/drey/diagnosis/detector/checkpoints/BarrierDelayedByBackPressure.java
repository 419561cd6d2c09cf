package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Pressure;
import java.util.List;
import java.util.Optional;

/** Barriers stand in line behind records, because some operator is slower than what feeds it. */
public final class BarrierDelayedByBackPressure implements Detector {

    private static final double LITTLE_THROUGH = 0.5;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        boolean waits = theCase.stages()
                .bottleneck()
                .filter(worst -> worst.stage() == Stage.START_DELAY || worst.stage() == Stage.ALIGNMENT)
                .flatMap(worst -> theCase.weightOf(worst.millis()))
                .isPresent();
        Optional<Checkpoint> unanswered =
                Acknowledgements.unanswered(theCase.evidence()).stream().findFirst();
        boolean heldUp = theCase.pressure().filter(Pressure::isAnyHeldUp).isPresent();
        Optional<Blame.Culprit> culprit = Blame.culprit(theCase).filter(found -> found.heldUp() > 0.1);
        if (!heldUp || culprit.isEmpty() || !(waits || unanswered.isPresent())) {
            return List.of();
        }
        Hypothesis found = Blame.of("barrier-delayed-by-backpressure", 0.6, theCase, culprit.get())
                .explains(Symptom.CHECKPOINTS_EXPIRE, Symptom.CHECKPOINTS_SLOW, Symptom.CHECKPOINTS_MISSING);
        if (unanswered.isPresent() && unanswered.get().subtasks() > 0) {
            Checkpoint checkpoint = unanswered.get();
            double answered = (double) checkpoint.acknowledged() / checkpoint.subtasks();
            found = found.because(
                    checkpoint.acknowledged() + " of " + checkpoint.subtasks() + " subtasks had answered checkpoint "
                            + checkpoint.id() + ".",
                    answered <= LITTLE_THROUGH ? 0.1 : 0);
        }
        boolean aligned = theCase.settings()
                .map(CheckpointSettings::alignment)
                .filter(alignment -> !alignment.unaligned())
                .isPresent();
        return List.of(
                aligned ? found.because("Checkpoints are aligned: barriers do not overtake records.", 0.05) : found);
    }
}
