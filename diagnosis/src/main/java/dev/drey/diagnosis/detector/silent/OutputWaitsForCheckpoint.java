package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A transactional sink shows its output with checkpoints, and these fail or are rare. */
public final class OutputWaitsForCheckpoint implements Detector {

    private static final Duration RARE = Duration.ofMinutes(5);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Vertex> sink = Sinks.transactional(theCase).findFirst();
        Optional<CheckpointSettings> settings = theCase.settings();
        boolean off = theCase.evidence()
                .checkpoints()
                .findSettings()
                .filter(known -> !known.enabled())
                .isPresent();
        boolean rare =
                settings.filter(known -> known.interval().compareTo(RARE) >= 0).isPresent();
        boolean fails = theCase.checkpointsFail() || theCase.shows(Symptom.CHECKPOINTS_MISSING);
        if (sink.isEmpty() || theCase.runningJob().isEmpty() || !(off || rare || fails)) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("output-waits-for-checkpoint", 0.75)
                .at(Place.of(sink.get()))
                // Why checkpoints fail is a finding of its own, and this what follows from it.
                .severity(off ? Severity.WARNING : Severity.NOTICE)
                .because(sink.get().shortName() + " commits its output with checkpoints.");
        if (rare) {
            found = found.because("They are taken every "
                    + settings.map(known -> Figures.time(known.interval())).orElse("") + ".");
        }
        if (off) {
            found = found.because("There are none: checkpointing is off.", 0.1);
        }
        return List.of(
                fails
                        ? found.because("None has completed for "
                                + Silence.sinceCompleted(theCase.evidence())
                                        .map(Figures::time)
                                        .orElse("long")
                                + ".")
                        : found);
    }
}
