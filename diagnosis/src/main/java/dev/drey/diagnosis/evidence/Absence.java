package dev.drey.diagnosis.evidence;

/**
 * Evidence that could not be had.
 *
 * @param reason a plain sentence
 */
public record Absence(Kind kind, String reason) {

    /** What there may be. */
    public enum Kind {
        JOB("the job"),
        CHECKPOINT_SETTINGS("the checkpoint settings"),
        CHECKPOINTS("the checkpoint history"),
        CHECKPOINT_DETAILS("the checkpoint times of each subtask"),
        FAILURES("the exception history"),
        METRICS("the metrics"),
        TASK_MANAGERS("the task managers"),
        BACK_PRESSURE("the back-pressure"),
        WATERMARKS("the watermarks"),
        THREAD_DUMPS("the thread dumps"),
        FLAME_GRAPHS("the flame graphs"),
        JOB_MANAGER_LOG("the job manager's log"),
        TASK_MANAGER_LOG("a task manager's log"),
        CONFIGURATION("the configuration"),
        OPERATOR_STATE("the state of an operator");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For a sentence. */
        public String words() {
            return words;
        }
    }
}
