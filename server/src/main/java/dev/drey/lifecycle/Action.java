package dev.drey.lifecycle;

/** The work that a transition calls for. Every action is idempotent: after a crash it is simply begun again. */
public enum Action {
    /** Launch a cluster and submit the job, restoring state by the rules. */
    LAUNCH,
    /** Stop the job with a snapshot where snapshots are enabled, then end the cluster. */
    STOP,
    /** End the cluster at once, without a snapshot. */
    KILL,
    /** End the cluster and remove everything that belongs to the application. */
    DELETE,
    /** Take a savepoint of the running job. */
    SNAPSHOT,
    /** Nothing is left to do. */
    NONE
}
