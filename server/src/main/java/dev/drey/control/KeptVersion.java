package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;

/**
 * A version, current or former, and its application as it stood when the version was read.
 *
 * @param version one of the application's
 */
public record KeptVersion(Application application, ApplicationVersion version) {

    /** Whether it is the one that the application runs, or would run. */
    public boolean isCurrent() {
        return version.id() == application.version().id();
    }

    /**
     * The application's own status for its current version, READY for a former one. AWS does not document what it says
     * of former versions.
     */
    public ApplicationStatus status() {
        return isCurrent() ? application.status() : ApplicationStatus.READY;
    }
}
