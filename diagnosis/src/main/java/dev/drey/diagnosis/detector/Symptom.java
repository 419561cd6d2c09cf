package dev.drey.diagnosis.detector;

/** What a person notices. Graver ones come first. */
public enum Symptom {
    NOT_STARTED("The application does not start."),
    DOWN("The job has failed and does not come back."),
    RESTARTS("The job fails and restarts."),
    TASKS_WAIT("The job is called running, and some of its tasks are not."),
    STALLED("The job is called running, and nothing moves."),
    CHECKPOINTS_EXPIRE("Checkpoints run out of time."),
    CHECKPOINTS_FAIL("Checkpoints fail."),
    CHECKPOINTS_MISSING("No checkpoint has completed for long."),
    SAVEPOINT_FAILS("A savepoint failed."),
    CHECKPOINTS_SLOW("Checkpoints are slow."),
    LAGS("The job falls behind its input."),
    HELD_UP("Sources are held up by what comes after them."),
    STATE_GROWS("The state grows."),
    RESTARTED("The job has failed, and has been steady since.");

    private final String words;

    Symptom(String words) {
        this.words = words;
    }

    /** A sentence. */
    public String words() {
        return words;
    }
}
