package dev.drey.lifecycle;

/** What can happen to an application: asked for by a client, or come true by the service's own work. */
public enum Event {
    START_REQUESTED,
    STOP_REQUESTED,
    FORCE_STOP_REQUESTED,
    UPDATE_REQUESTED,
    ROLLBACK_REQUESTED,
    DELETE_REQUESTED,
    SNAPSHOT_REQUESTED,
    MAINTENANCE_WINDOW_REQUESTED,
    JOB_RUNNING,
    START_FAILED,
    STOPPED,
    STOP_FAILED,
    /** The new version runs. */
    UPDATED,
    /** The new version is in place, and nothing ran before. */
    UPDATED_AT_REST,
    /** The update was refused before the running job was touched. */
    UPDATE_REFUSED,
    /** The new version could not be brought to run. */
    UPDATE_FAILED,
    /** The former version is to be brought back by itself. */
    ROLLBACK_DUE,
    ROLLED_BACK,
    ROLLBACK_FAILED,
    JOB_ENDED,
    /** The job is lost and cannot go on from its newest checkpoint. */
    RECOVERY_FAILED
}
