package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * No checkpoint completes and no record moves, or none has completed for longer than the settings can explain; and
 * nothing failed. What is behind it may be a finding of its own, which then has the word.
 */
public final class StalledButRunning implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<CheckpointSettings> settings = theCase.settings();
        Optional<Duration> silent = Silence.sinceCompleted(theCase.evidence());
        if (theCase.runningJob().isEmpty()
                || settings.isEmpty()
                || silent.isEmpty()
                || theCase.shows(Symptom.RESTARTS)
                || !theCase.shows(Symptom.CHECKPOINTS_MISSING)) {
            return List.of();
        }
        boolean beyondPatience = silent.get().compareTo(Silence.patience(settings.get())) > 0;
        boolean still = standsStill(theCase.runningJob().get());
        if (!beyondPatience && !still) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("stalled-but-running", 0.45)
                .severity(Severity.CRITICAL)
                .explains(Symptom.STALLED, Symptom.CHECKPOINTS_MISSING, Symptom.CHECKPOINTS_EXPIRE)
                .with("time", Figures.time(silent.get()))
                .because("No checkpoint has completed for " + Figures.time(silent.get()) + ", with an interval of "
                        + Figures.time(settings.get().interval()) + ".");
        return List.of(still ? found.because("No record moved anywhere between the looks.", 0.2) : found);
    }

    private static boolean standsStill(Job job) {
        List<OptionalDouble> rates =
                job.vertices().stream().map(Pressure::recordsPerSecond).toList();
        return rates.stream().anyMatch(OptionalDouble::isPresent)
                && rates.stream().filter(OptionalDouble::isPresent).allMatch(rate -> rate.getAsDouble() == 0);
    }
}
