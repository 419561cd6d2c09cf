package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.Silence;
import dev.drey.diagnosis.signal.TaskThreads;
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
        if (still) {
            found = found.because("No operator read a record between the looks.", 0.2);
        }
        return List.of(withPlace(found, theCase));
    }

    /** Where nothing gets past: the first operator none of whose subtasks answers checkpoints. */
    private static Hypothesis withPlace(Hypothesis found, Case theCase) {
        Optional<Vertex> stuck = Acknowledgements.firstMissing(theCase.evidence()).stream()
                .filter(Acknowledgements.Missing::isWholeVertex)
                .map(Acknowledgements.Missing::vertex)
                .findFirst();
        if (stuck.isEmpty()) {
            return found;
        }
        List<TaskThreads.Sample> samples = Blame.atWork(theCase, stuck.get());
        Hypothesis placed = found.at(Place.of(stuck.get()))
                .because(
                        "None of the subtasks of " + stuck.get().shortName()
                                + " answers checkpoints, though everything that feeds them does.",
                        0.2);
        return TaskThreads.commonFrame(samples)
                .map(frame -> placed.because(
                        "In " + samples.size() + " samples their threads are in " + Frames.shortly(frame) + ".", 0.1))
                .orElse(placed);
    }

    /** Sources may go on for a while, as long as there is room in the buffers behind them. */
    private static boolean standsStill(Job job) {
        List<Vertex> readers =
                job.vertices().stream().filter(vertex -> !vertex.isSource()).toList();
        List<OptionalDouble> rates = (readers.isEmpty() ? job.vertices() : readers)
                .stream()
                        .map(Pressure::recordsPerSecond)
                        .filter(OptionalDouble::isPresent)
                        .toList();
        return !rates.isEmpty() && rates.stream().allMatch(rate -> rate.getAsDouble() == 0);
    }
}
