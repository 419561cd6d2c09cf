package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Restart;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For an application that is ROLLING_BACK: runs the former version again, with the snapshot chosen for it. */
final class RollbackWork implements Work {

    private final Registry registry;
    private final ClusterLauncher launcher;
    private final ClusterEnding ending;
    private final JobSight sight;
    private final LoggingChange logging;
    private final NewestState newestState;
    private final Outcomes outcomes;
    private final RecoveryOutcomes recoveryOutcomes;

    RollbackWork(
            Registry registry,
            ClusterLauncher launcher,
            ClusterEnding ending,
            JobSight sight,
            LoggingChange logging,
            NewestState newestState,
            Outcomes outcomes,
            RecoveryOutcomes recoveryOutcomes) {
        this.registry = registry;
        this.launcher = launcher;
        this.ending = ending;
        this.sight = sight;
        this.logging = logging;
        this.newestState = newestState;
        this.outcomes = outcomes;
        this.recoveryOutcomes = recoveryOutcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        boolean former = incarnation.isPresent() && isFormer(application, incarnation.get());
        if (former && isUntouched(application, incarnation.get())) {
            logging.apply(application, incarnation.get());
            outcomes.success(application, Event.ROLLED_BACK);
            return Optional.of(Duration.ZERO);
        }
        try {
            String restoreFrom = former
                    ? newestOf(application, incarnation.get())
                    : newestState.findChosen(application).orElse(null);
            launcher.launch(application, restoreFrom, outcomes.stillWanted(application));
            outcomes.success(application, Event.ROLLED_BACK);
        } catch (LaunchFailedException | ClusterException | SnapshotNotUsableException failure) {
            ending.fence(application);
            recoveryOutcomes.keep(application, newestState.find(application));
            outcomes.failure(
                    application,
                    Event.ROLLBACK_FAILED,
                    "Application " + application.name() + " is READY because its rollback failed. "
                            + failure.getMessage());
        }
        return Optional.of(Duration.ZERO);
    }

    /** The update may not have come as far as replacing the cluster, or an earlier service may have brought it back. */
    private boolean isFormer(Application application, Incarnation incarnation) {
        return registry.transact(tx -> tx.findVersion(application.uid(), incarnation.versionId()))
                .filter(running -> !Restart.isNeeded(running, application.version()))
                .isPresent();
    }

    /** A job that is being stopped with a snapshot runs, but not for long. */
    private boolean isUntouched(Application application, Incarnation incarnation) {
        boolean stopping = registry.transact(tx -> tx.listSnapshots(application.uid())).stream()
                .anyMatch(snapshot -> snapshot.status() == Snapshot.Status.CREATING);
        return !stopping && sight.look(incarnation) == Upkeep.Job.ALIVE;
    }

    /** Where the former version's own job has got to: its last snapshot or its newest checkpoint. */
    private @Nullable String newestOf(Application application, Incarnation incarnation)
            throws ClusterException, IOException {
        // The job must be gone first: it would go on to complete checkpoints, and to remove the one that was found.
        ending.fence(application);
        Optional<String> snapshot = registry.transact(tx -> tx.listSnapshots(application.uid())).stream()
                .filter(taken -> taken.status() == Snapshot.Status.READY)
                .filter(taken -> taken.createdAt().isAfter(incarnation.launchedAt()))
                .filter(SystemSnapshots::endedItsJob)
                .max(Comparator.comparing(Snapshot::createdAt))
                .map(Snapshot::location);
        return snapshot.isPresent()
                ? snapshot.get()
                : newestState.find(application).orElse(null);
    }
}
