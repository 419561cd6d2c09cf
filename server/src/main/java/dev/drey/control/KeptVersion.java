package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;

/**
 * A version, current or former, and its application as it stood when the version was read.
 *
 * @param version one of the application's
 * @param rolledBack whether the version after it came about by a rollback
 */
public record KeptVersion(Application application, ApplicationVersion version, boolean rolledBack) {

    /** Only versions have it: an application is ROLLING_BACK, and then RUNNING. */
    private static final String ROLLED_BACK = "ROLLED_BACK";

    /** The current version, which nothing has come after. */
    public static KeptVersion current(Application application) {
        return new KeptVersion(application, application.version(), false);
    }

    /** Whether it is the one that the application runs, or would run. */
    public boolean isCurrent() {
        return version.id() == application.version().id();
    }

    /**
     * The application's own status for its current version, ROLLED_BACK for one that a rollback led away from, READY for
     * any other former one. AWS does not document what it says of the last.
     */
    public String status() {
        if (isCurrent()) {
            return application.status().name();
        }
        return rolledBack ? ROLLED_BACK : ApplicationStatus.READY.name();
    }
}
