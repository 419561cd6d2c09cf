package dev.drey.lifecycle;

/** What can happen to an application: asked for by a client, or come true by the service's own work. */
public enum Event {
    START_REQUESTED,
    STOP_REQUESTED,
    FORCE_STOP_REQUESTED,
    DELETE_REQUESTED,
    SNAPSHOT_REQUESTED,
    MAINTENANCE_WINDOW_REQUESTED,
    JOB_RUNNING,
    START_FAILED,
    STOPPED,
    STOP_FAILED,
    JOB_ENDED
}
