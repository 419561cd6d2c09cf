package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a running application back whose cluster is lost, and takes leave of one whose job is over. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final ClusterLauncher launcher;
    private final ClusterEnding ending;
    private final NewestState newestState;
    private final Outcomes outcomes;

    Recovery(ClusterLauncher launcher, ClusterEnding ending, NewestState newestState, Outcomes outcomes) {
        this.launcher = launcher;
        this.ending = ending;
        this.newestState = newestState;
        this.outcomes = outcomes;
    }

    /**
     * Launches a new cluster from the newest state there is. Meanwhile the application stays RUNNING, as on AWS.
     *
     * @return how long until the application has to be looked at again
     */
    Duration relaunch(Application application, String reason)
            throws IOException, ClusterException, SupersededException, InterruptedException {
        LOG.warn("Application {}: {}; bringing it back.", application.name(), reason);
        try {
            launcher.launch(application, newestState.find(application).orElse(null), outcomes.stillWanted(application));
            LOG.info("Application {}: runs again.", application.name());
            return Duration.ZERO;
        } catch (LaunchFailedException failure) {
            LOG.error(
                    "Application {} did not come back and is tried again in {} s: {}",
                    application.name(),
                    PAUSE_AFTER_FAILURE.toSeconds(),
                    failure.getMessage());
            return PAUSE_AFTER_FAILURE;
        }
    }

    /** Ends the cluster of a job that is over; returns how long until the application has to be looked at again. */
    Duration conclude(Application application, String how) throws ClusterException, SupersededException {
        LOG.info("Application {}: {}.", application.name(), how);
        ending.end(application);
        outcomes.success(application, Event.JOB_ENDED);
        return Duration.ZERO;
    }
}
