package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Restart;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For an application that is UPDATING: takes the running job's state along into a cluster of the new version. How far an
 * earlier service had come is told by the version of the incarnation and by the update's snapshot.
 */
final class UpdateWork implements Work {

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    private final Registry registry;
    private final ClusterLauncher launcher;
    private final Succession succession;
    private final StateHandover handover;
    private final NewestState newestState;
    private final JobSight sight;
    private final LoggingChange logging;
    private final UpdateOutcomes outcomes;

    UpdateWork(
            Registry registry,
            ClusterLauncher launcher,
            Succession succession,
            StateHandover handover,
            NewestState newestState,
            JobSight sight,
            LoggingChange logging,
            UpdateOutcomes outcomes) {
        this.registry = registry;
        this.launcher = launcher;
        this.succession = succession;
        this.handover = handover;
        this.newestState = newestState;
        this.sight = sight;
        this.logging = logging;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            outcomes.success(application, Event.UPDATED_AT_REST);
            return AT_ONCE;
        }
        if (incarnation.get().versionId() == application.version().id()) {
            return takeUp(application, incarnation.get());
        }
        ApplicationVersion running = version(application, incarnation.get().versionId());
        if (!Restart.isNeeded(running, application.version()) && !application.asksForOtherState()) {
            logging.apply(application, incarnation.get());
            outcomes.success(application, Event.UPDATED);
            return AT_ONCE;
        }
        if (handover.hasBegun(application)) {
            return goOn(application, running);
        }
        return replace(application, incarnation.get(), running);
    }

    /** An earlier service has had the new version take over already. */
    private Optional<Duration> takeUp(Application application, Incarnation incarnation) throws Exception {
        if (newestState.hasBegun(application) || sight.look(incarnation) == Upkeep.Job.ALIVE) {
            outcomes.success(application, Event.UPDATED);
            return AT_ONCE;
        }
        return conclude(application, wanted -> {
            launcher.fence(application);
            launcher.launch(application, newestState.find(application).orElse(null), wanted);
        });
    }

    /** An earlier service has told the running job to stop, so there is no way back to it. */
    private Optional<Duration> goOn(Application application, ApplicationVersion running) throws Exception {
        return conclude(application, wanted -> {
            @Nullable String state = handover.stop(application, running, wanted);
            launcher.launch(application, state, wanted);
        });
    }

    private Optional<Duration> replace(Application application, Incarnation incarnation, ApplicationVersion running)
            throws Exception {
        Succession.Successor successor;
        try {
            // What can be known to fail is found out while the job still runs.
            @Nullable String state = handover.preview(application, incarnation, running);
            successor = succession.standBy(application, state, outcomes.stillWanted(application));
        } catch (LaunchFailedException | ClusterException | SnapshotNotUsableException refusal) {
            outcomes.refused(application, running, refusal.getMessage());
            return AT_ONCE;
        }
        return conclude(application, wanted -> handOver(application, running, successor, wanted));
    }

    private void handOver(
            Application application, ApplicationVersion running, Succession.Successor successor, Wanted wanted)
            throws Exception {
        @Nullable String state;
        try {
            state = handover.stop(application, running, wanted);
        } catch (Exception failure) {
            succession.dismiss(application);
            throw failure;
        }
        succession.takeOver(application, successor, state, wanted);
    }

    private Optional<Duration> conclude(Application application, Change change) throws Exception {
        try {
            change.make(outcomes.stillWanted(application));
            outcomes.success(application, Event.UPDATED);
        } catch (LaunchFailedException | ClusterException | SnapshotNotUsableException failure) {
            launcher.fence(application);
            outcomes.failed(application, newestState.find(application), String.valueOf(failure.getMessage()));
        }
        return AT_ONCE;
    }

    private ApplicationVersion version(Application application, long id) {
        return registry.transact(tx -> tx.findVersion(application.uid(), id))
                .orElseThrow(() -> new IllegalStateException(
                        "Version " + id + " of " + application.name() + " is not in the registry."));
    }

    /** The part of an update after which there is no going on as before. */
    private interface Change {
        void make(Wanted wanted) throws Exception;
    }
}
