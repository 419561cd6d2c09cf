package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.CrashLoop;
import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a running application back whose cluster is lost, and takes leave of one whose job is over. Going back to an older
 * checkpoint than the newest can double output that was already committed, so it is done only for applications that allow
 * it; the others stop and wait for a person.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final ClusterLauncher launcher;
    private final ClusterEnding ending;
    private final NewestState newestState;
    private final Outcomes outcomes;
    private final RecoveryOutcomes recoveryOutcomes;
    private final EventLog events;
    private final InstantSource steadyClock;

    /** By application; of this service's time only, so that a new service begins at once. */
    private final Map<String, CrashLoop> loops = new ConcurrentHashMap<>();

    /** @param steadyClock only ever goes on, whatever the wall clock is set to */
    Recovery(
            ClusterLauncher launcher,
            ClusterEnding ending,
            NewestState newestState,
            Outcomes outcomes,
            RecoveryOutcomes recoveryOutcomes,
            EventLog events,
            InstantSource steadyClock) {
        this.launcher = launcher;
        this.ending = ending;
        this.newestState = newestState;
        this.outcomes = outcomes;
        this.recoveryOutcomes = recoveryOutcomes;
        this.events = events;
        this.steadyClock = steadyClock;
    }

    /**
     * Launches a new cluster from the newest state there is. Meanwhile the application stays RUNNING, as on AWS.
     *
     * @return how long until the application has to be looked at again
     */
    Duration relaunch(Application application, String reason)
            throws IOException, ClusterException, SupersededException, InterruptedException {
        Instant now = steadyClock.instant();
        CrashLoop loop = loops.getOrDefault(application.uid(), CrashLoop.none())
                .found(newestState.findOwnCheckpoint(application).isPresent(), now);
        Duration pause = loop.pauseLeft(now);
        if (!pause.isZero()) {
            LOG.warn(
                    "Application {}: {}, for the {}. time in a row; brought back in {} ms.",
                    application.name(),
                    reason,
                    loop.relaunches() + 1,
                    pause.toMillis());
            ending.fence(application);
            return pause;
        }
        LOG.warn("Application {}: {}; bringing it back.", application.name(), reason);
        events.record(
                application,
                Kind.CLUSTER,
                Severity.WARN,
                "The application is brought back from its newest state, because " + reason
                        + (loop.relaunches() == 0 ? "." : ", for the " + (loop.relaunches() + 1) + ". time in a row."),
                Map.of(ApplicationEvent.RECOVERY, reason));
        loops.put(application.uid(), loop.relaunched(now));
        try {
            launchNewest(application);
        } catch (LaunchFailedException failure) {
            LOG.error(
                    "Application {} did not come back and is tried again: {}",
                    application.name(),
                    failure.getMessage());
            events.record(
                    application,
                    Kind.CLUSTER,
                    Severity.ERROR,
                    "The application did not come back, and is tried again: " + failure.getMessage());
        }
        return Duration.ZERO;
    }

    private void launchNewest(Application application)
            throws IOException, ClusterException, SupersededException, InterruptedException, LaunchFailedException {
        // A job manager that hangs may wake up: it must be gone before its newest checkpoint is looked for.
        ending.fence(application);
        // Found out before the launch, which leaves another incarnation behind.
        Optional<String> newest = newestState.find(application);
        Optional<String> older = newestState.findOlder(application);
        try {
            launch(application, newest.orElse(null));
        } catch (UnusableStateException damaged) {
            boolean allowed =
                    ReservedProperties.of(application.version().configuration()).allowOlderCheckpoint();
            if (older.isEmpty() || !allowed) {
                recoveryOutcomes.stopped(application, newest, older, damaged);
                return;
            }
            recoveryOutcomes.wentBack(application, older.get(), damaged);
            launchOlder(application, older);
        }
    }

    private void launchOlder(Application application, Optional<String> older)
            throws IOException, ClusterException, SupersededException, InterruptedException, LaunchFailedException {
        try {
            launch(application, older.orElse(null));
        } catch (UnusableStateException damagedToo) {
            recoveryOutcomes.stopped(application, older, Optional.empty(), damagedToo);
        }
    }

    private void launch(Application application, @Nullable String from)
            throws IOException, ClusterException, SupersededException, InterruptedException, LaunchFailedException {
        launcher.launch(application, from, outcomes.stillWanted(application));
        LOG.info("Application {}: runs again.", application.name());
        events.record(
                application,
                Kind.CLUSTER,
                Severity.INFO,
                "The application runs again" + (from == null ? ", without state." : ", from " + from + "."));
    }

    /**
     * Ends the cluster of a job that is over; returns how long until the application has to be looked at again.
     *
     * @param complete whether it has done all that it had to do
     */
    Duration conclude(Application application, boolean complete, String how)
            throws IOException, ClusterException, SupersededException {
        LOG.info("Application {}: {}.", application.name(), how);
        events.record(
                application, Kind.JOB, complete ? Severity.INFO : Severity.ERROR, "The job is over: " + how + ".");
        if (!complete) {
            ending.fence(application);
            recoveryOutcomes.keep(application, newestState.find(application));
        }
        ending.end(application);
        outcomes.success(application, Event.JOB_ENDED);
        return Duration.ZERO;
    }
}
