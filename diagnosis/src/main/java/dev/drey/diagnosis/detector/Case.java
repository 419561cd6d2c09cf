package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.signal.CheckpointErrors;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.Restarts;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.Map;
import java.util.Optional;

/**
 * One examination: the evidence, and what follows from it, worked out once for all detectors. Immutable.
 */
public final class Case {

    private static final double NOTICEABLE = 0.03;
    private static final double HEAVY = 0.3;
    private static final long NOTICEABLE_MILLIS = 1000;
    private static final double LONG_MILLIS = 30_000;

    private final Evidence evidence;
    private final StageTimes stages;
    private final Optional<Pressure> pressure;
    private final TaskThreads threads;
    private final Restarts restarts;
    private final CheckpointErrors checkpointErrors;
    private final Errors errors;
    private final Map<Symptom, String> symptoms;

    /** Works out the signals. */
    public Case(Evidence evidence) {
        this.evidence = evidence;
        this.stages = StageTimes.of(evidence);
        this.pressure = Pressure.of(evidence);
        this.threads = TaskThreads.of(evidence);
        this.restarts = Restarts.of(evidence);
        this.checkpointErrors = CheckpointErrors.of(evidence);
        this.errors = Errors.of(evidence, restarts, checkpointErrors);
        this.symptoms = Symptoms.of(this);
    }

    /** All that is known. */
    public Evidence evidence() {
        return evidence;
    }

    /** The job, if there is one. */
    public Optional<Job> job() {
        return evidence.findJob();
    }

    /** The job, if it runs. */
    public Optional<Job> runningJob() {
        return evidence.findJob().filter(Job::isRunning);
    }

    /** The checkpoint settings in force, if checkpoints are enabled. */
    public Optional<CheckpointSettings> settings() {
        return evidence.checkpoints().findSettings().filter(CheckpointSettings::enabled);
    }

    /** Where the time of checkpoints goes. */
    public StageTimes stages() {
        return stages;
    }

    /** Who holds up whom; empty without a job. */
    public Optional<Pressure> pressure() {
        return pressure;
    }

    /** What the task threads do. */
    public TaskThreads threads() {
        return threads;
    }

    /** The failures in episodes. */
    public Restarts restarts() {
        return restarts;
    }

    /** Why checkpoints failed, as the logs tell. */
    public CheckpointErrors checkpointErrors() {
        return checkpointErrors;
    }

    /** All errors that may tell a cause, by where they were seen. */
    public Errors errors() {
        return errors;
    }

    /** What is wrong to the eye, and the sentence that says how. */
    public Map<Symptom, String> symptoms() {
        return symptoms;
    }

    /** Whether that is to be seen. */
    public boolean shows(Symptom symptom) {
        return symptoms.containsKey(symptom);
    }

    /** Whether the newest finished checkpoints failed. */
    public boolean checkpointsFail() {
        return shows(Symptom.CHECKPOINTS_FAIL) || shows(Symptom.CHECKPOINTS_EXPIRE);
    }

    /**
     * How much it matters that a part of each checkpoint takes that long: against the interval and the time-out. Empty
     * when it does not.
     */
    public Optional<Severity> weightOf(double millis) {
        if (millis < NOTICEABLE_MILLIS || settings().isEmpty()) {
            return Optional.empty();
        }
        double interval = Math.max(1, settings().get().interval().toMillis());
        double timeout = Math.max(1, settings().get().timeout().toMillis());
        if (shows(Symptom.CHECKPOINTS_EXPIRE) || millis >= HEAVY * interval || millis >= HEAVY * timeout) {
            return Optional.of(Severity.WARNING);
        }
        return millis >= NOTICEABLE * interval || millis >= LONG_MILLIS
                ? Optional.of(Severity.NOTICE)
                : Optional.empty();
    }

    /** The symptoms that a slow part of a checkpoint explains here. */
    public Symptom[] slowness() {
        return new Symptom[] {
            Symptom.CHECKPOINTS_SLOW, Symptom.CHECKPOINTS_EXPIRE, Symptom.CHECKPOINTS_MISSING, Symptom.SAVEPOINT_FAILS
        };
    }

    /** Whether any checkpoint completed of late. */
    public boolean completes() {
        return evidence.checkpoints().history().stream()
                .filter(checkpoint -> !checkpoint.isInProgress())
                .limit(5)
                .anyMatch(Checkpoint::isCompleted);
    }
}
