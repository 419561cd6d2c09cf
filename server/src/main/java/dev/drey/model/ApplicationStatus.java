package dev.drey.model;

/** The status of an application, under the names of the AWS API model (2018-05-23). */
public enum ApplicationStatus {
    READY,
    STARTING,
    RUNNING,
    STOPPING,
    UPDATING,
    ROLLING_BACK,
    FORCE_STOPPING,
    DELETING;

    /** Whether the service is at work on the application right now and will move it on by itself. */
    public boolean isTransitional() {
        return this != READY && this != RUNNING;
    }
}
