package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.StageTimes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operator has the first barrier early and the last one late: one of its inputs is slower than the others. */
public final class AlignmentSlowInput implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        StageTimes.@Nullable Bottleneck alignment =
                theCase.stages().longestByStage().get(Stage.ALIGNMENT);
        if (alignment == null || !theCase.stages().dominates(alignment)) {
            return List.of();
        }
        Vertex vertex = alignment.at().vertex();
        Optional<Severity> weight = theCase.weightOf(alignment.millis());
        double delay = alignment.at().typical(Stage.START_DELAY);
        if (weight.isEmpty() || delay > alignment.millis()) {
            return List.of();
        }
        List<Vertex> inputs = theCase.job().map(job -> inputs(job, vertex)).orElse(List.of());
        Hypothesis found = Hypothesis.of("alignment-slow-input", inputs.size() > 1 ? 0.75 : 0.55)
                .at(Place.of(vertex))
                .severity(weight.get())
                .explains(theCase.slowness())
                .with("time", Figures.time(alignment.millis()))
                .with("input", "one of its inputs")
                .because(vertex.shortName() + " waits " + Figures.time(alignment.millis())
                        + " from the first barrier to the last, and only " + Figures.time(delay) + " for the first.");
        Optional<Vertex> slow = inputs.stream().max(Comparator.comparingDouble(input -> lateness(theCase, input)));
        if (slow.isPresent() && lateness(theCase, slow.get()) > 0) {
            String busy = theCase.pressure()
                    .flatMap(pressure -> pressure.find(slow.get()))
                    .map(Pressure.Load::busyMost)
                    .filter(share -> !share.isNaN())
                    .map(share -> ", and is busy for " + Figures.percent(share) + " of its time")
                    .orElse("");
            found = found.because(
                            "Of what feeds it " + slow.get().shortName() + " passes its barrier on last" + busy + ".",
                            0.1)
                    .with("input", slow.get().shortName());
        }
        return List.of(found);
    }

    private static List<Vertex> inputs(Job job, Vertex vertex) {
        return job.upstreamOf(vertex);
    }

    /** How long after the trigger a vertex passes its last barrier on, in milliseconds. */
    private static double lateness(Case theCase, Vertex input) {
        double barrier = theCase.stages()
                .find(input)
                .map(times -> times.worst(Stage.START_DELAY) + times.worst(Stage.ALIGNMENT) + times.worst(Stage.GAP))
                .orElse(0.0);
        double heldBusy = theCase.pressure()
                .flatMap(pressure -> pressure.find(input))
                .map(Pressure.Load::busyMost)
                .filter(share -> !share.isNaN())
                .orElse(0.0);
        return barrier + heldBusy;
    }
}
