package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Lag;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.List;
import java.util.Optional;

/** All subtasks of the busy operators compute all the time, evenly, and the job cannot keep up with its input. */
public final class UnderProvisioned implements Detector {

    private static final double ALL_BUSY = 0.8;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Pressure.Load> saturated = theCase.pressure().map(Pressure::loads).orElse(List.of()).stream()
                .filter(load -> load.busyMedian() >= ALL_BUSY && !load.isUneven())
                .toList();
        Optional<Blame.Culprit> culprit = Blame.culprit(theCase);
        if (saturated.isEmpty() || culprit.isEmpty()) {
            return List.of();
        }
        boolean delaysBarriers = theCase.shows(Symptom.CHECKPOINTS_EXPIRE) || theCase.shows(Symptom.CHECKPOINTS_SLOW);
        if (delaysBarriers
                && saturated.size() == 1
                && isNarrow(theCase, saturated.get(0).vertex())) {
            return List.of();
        }
        double waiting = TaskThreads.share(
                Blame.atWork(theCase, culprit.get().vertex()), sample -> sample.doing() != Frames.Doing.RUNNING);
        boolean lags = theCase.shows(Symptom.LAGS);
        boolean heldUp = culprit.get().heldUp() > 0.3;
        if (waiting >= 0.5 || !(lags || heldUp)) {
            return List.of();
        }
        Hypothesis found = Blame.of("under-provisioned", 0.4, theCase, culprit.get())
                .with("parallelism", String.valueOf(culprit.get().vertex().parallelism()))
                .with("more", String.valueOf(2 * culprit.get().vertex().parallelism()))
                .because("All subtasks of " + saturated.size() + (saturated.size() == 1 ? " vertex" : " vertices")
                        + " are busy for more than " + Figures.percent(ALL_BUSY) + " of their time.");
        if (saturated.size() > 1) {
            found = found.because("It is not one operator alone.", 0.2);
        }
        if (lags) {
            Lag lag = Lag.of(theCase.evidence()).stream()
                    .filter(Lag::isGrowing)
                    .findFirst()
                    .orElseThrow();
            found = found.because(
                    lag.metric() + " grows by " + Figures.count(lag.perSecond())
                            + " per second: more comes in than is done.",
                    0.45);
        }
        double wanted = Math.max(Blame.loadOfHosts(theCase), Blame.demandOfHosts(theCase));
        return List.of(
                wanted > 0 && wanted < 0.8
                        ? found.because(
                                "The processors have time left (" + Figures.percent(wanted)
                                        + " are in demand), so that more subtasks could use them.",
                                0.3)
                        : found);
    }

    /** Whether it has fewer subtasks than others: one operator that is too slow, in a job that could do more. */
    private static boolean isNarrow(Case theCase, Vertex vertex) {
        return theCase.job().stream()
                .flatMap(job -> job.vertices().stream())
                .anyMatch(other -> other.parallelism() > vertex.parallelism());
    }
}
