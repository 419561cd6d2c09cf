package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.Skew;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One subtask has nearly all the work of its vertex while its siblings idle. More of them would not help. */
public final class HotKey implements Detector {

    private static final double FACTOR = 2.5;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Pressure.Load load : theCase.pressure().map(Pressure::loads).orElse(List.of())) {
            Optional<Skew> skew = Skew.ofRecords(load.vertex()).filter(records -> records.factor() >= FACTOR);
            if (load.isUneven() && skew.isPresent() && skew.get().most() > 100 && isBusy(load, skew.get())) {
                found.add(hypothesis(theCase, load, skew.get()));
            }
        }
        return found;
    }

    /** One that waits may well have few records, and be the busy one: then the others have more for that reason. */
    private static boolean isBusy(Pressure.Load load, Skew skew) {
        return load.vertex()
                .findSubtask(skew.index())
                .flatMap(subtask -> subtask.metrics().find(Subtask.BUSY))
                .map(busy -> busy.mean() > load.busyMost() / 2)
                .orElse(true);
    }

    private static Hypothesis hypothesis(Case theCase, Pressure.Load load, Skew skew) {
        Vertex vertex = load.vertex();
        double before =
                theCase.pressure().map(pressure -> pressure.heldUpBefore(load)).orElse(0.0);
        Hypothesis found = Blame.of("hot-key", 0.75, theCase, new Blame.Culprit(load, before))
                .at(Place.of(vertex, skew.index()))
                .with("factor", Figures.times(skew.factor()))
                .because("Subtask " + (skew.index() + 1) + " of " + vertex.parallelism() + " took in "
                        + Figures.count(skew.most()) + " records, " + Figures.times(skew.factor())
                        + " as many as the one in the middle.")
                .because(
                        "It is busy for " + Figures.percent(load.busyMost()) + " of its time, its idlest sibling for "
                                + Figures.percent(load.busyLeast()) + ".",
                        0.1);
        found = StateWords.heaviest(theCase, vertex, skew.index(), found);
        return vertex.isKeyed()
                ? found.because("Its input is distributed by key.", 0.08).explains(slow(theCase))
                : found.explains(slow(theCase));
    }

    /** What waits for the last barrier downstream waits for this subtask. */
    private static Symptom[] slow(Case theCase) {
        return theCase.symptoms().keySet().stream()
                .filter(symptom -> symptom == Symptom.CHECKPOINTS_SLOW || symptom == Symptom.CHECKPOINTS_EXPIRE)
                .toArray(Symptom[]::new);
    }
}
