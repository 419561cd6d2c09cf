package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Restart;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.RunConfiguration;
import dev.drey.model.RunConfiguration.RestoreType;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
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
    private final SystemSnapshots snapshots;
    private final NewestState newestState;
    private final CheckpointFallback fallback;
    private final JobSight sight;
    private final UpdateOutcomes outcomes;

    UpdateWork(
            Registry registry,
            ClusterLauncher launcher,
            SystemSnapshots snapshots,
            NewestState newestState,
            CheckpointFallback fallback,
            JobSight sight,
            UpdateOutcomes outcomes) {
        this.registry = registry;
        this.launcher = launcher;
        this.snapshots = snapshots;
        this.newestState = newestState;
        this.fallback = fallback;
        this.sight = sight;
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
        if (!Restart.isNeeded(running, application.version()) && !asksForOtherState(application)) {
            outcomes.success(application, Event.UPDATED);
            return AT_ONCE;
        }
        return replace(application, running);
    }

    /** An earlier service has launched the new version already. */
    private Optional<Duration> takeUp(Application application, Incarnation incarnation) throws Exception {
        if (sight.look(incarnation) == Upkeep.Job.ALIVE) {
            outcomes.success(application, Event.UPDATED);
            return AT_ONCE;
        }
        return launch(application, newestState.find(application).orElse(null));
    }

    private Optional<Duration> replace(Application application, ApplicationVersion running) throws Exception {
        try {
            // What can be known to fail is found out while the job still runs.
            launcher.prepare(application);
        } catch (LaunchFailedException refusal) {
            outcomes.refused(application, running, refusal.getMessage());
            return AT_ONCE;
        }
        if (!running.configuration().snapshotsEnabled()) {
            return launch(application, newestState.findChosen(application).orElse(null));
        }
        Snapshot snapshot = snapshots.advance(application, running, Operation.Kind.UPDATE);
        return switch (snapshot.status()) {
            case CREATING -> Optional.of(SystemSnapshots.LOOK);
            case READY, DELETING ->
                launch(application, newestState.findChosen(application).orElse(null));
            case FAILED -> fallBack(application, snapshot);
        };
    }

    private Optional<Duration> fallBack(Application application, Snapshot snapshot)
            throws IOException, ClusterException, SupersededException, InterruptedException {
        if (fallback.take(application, snapshot).isPresent()) {
            return AT_ONCE;
        }
        outcomes.note(
                application,
                "The running job could not be snapshotted (" + snapshot.failure()
                        + ") and had completed no checkpoint, so it began without state.");
        return launch(application, null);
    }

    private Optional<Duration> launch(Application application, @Nullable String restoreFrom)
            throws ClusterException, SupersededException, InterruptedException {
        try {
            launcher.launch(application, restoreFrom, outcomes.stillWanted(application));
            outcomes.success(application, Event.UPDATED);
        } catch (LaunchFailedException | ClusterException failure) {
            outcomes.failed(application, String.valueOf(failure.getMessage()));
        }
        return AT_ONCE;
    }

    private static boolean asksForOtherState(Application application) {
        RunConfiguration run = application.runConfiguration();
        return run != null && run.restoreType() != RestoreType.RESTORE_FROM_LATEST_SNAPSHOT;
    }

    private ApplicationVersion version(Application application, long id) {
        return registry.transact(tx -> tx.findVersion(application.uid(), id))
                .orElseThrow(() -> new IllegalStateException(
                        "Version " + id + " of " + application.name() + " is not in the registry."));
    }
}
