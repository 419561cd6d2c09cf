package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.Logging;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Incarnation;
import java.io.IOException;
import java.util.Map;

/** Has a running cluster log as the application's present version says, without starting anything anew. */
final class LoggingChange {

    private final ClusterDriver driver;
    private final ClusterSpecs specs;
    private final EventLog events;

    LoggingChange(ClusterDriver driver, ClusterSpecs specs, EventLog events) {
        this.driver = driver;
        this.specs = specs;
        this.events = events;
    }

    /** Doing it again changes nothing. */
    void apply(Application application, Incarnation incarnation) throws IOException {
        Logging logging = ClusterSpecs.logging(application);
        driver.changeLogging(specs.folder(application, incarnation), logging);
        events.recordOnce(
                application,
                "logging/" + incarnation.id() + "/" + application.version().id(),
                null,
                Kind.CLUSTER,
                Severity.INFO,
                "The running cluster logs as version " + application.version().id() + ", from level " + logging.level()
                        + " on. Nothing was restarted.",
                Map.of("incarnation", incarnation.id()));
    }
}
