package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Restart;
import dev.drey.lifecycle.RestoreRules;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.RunConfiguration;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For an application that is ROLLING_BACK: runs the former version again, with the snapshot chosen for it. */
final class RollbackWork implements Work {

    private final Registry registry;
    private final ClusterLauncher launcher;
    private final JobSight sight;
    private final NewestState newestState;
    private final Outcomes outcomes;

    RollbackWork(
            Registry registry, ClusterLauncher launcher, JobSight sight, NewestState newestState, Outcomes outcomes) {
        this.registry = registry;
        this.launcher = launcher;
        this.sight = sight;
        this.newestState = newestState;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isPresent() && runsFormer(application, incarnation.get())) {
            outcomes.success(application, Event.ROLLED_BACK);
            return Optional.of(Duration.ZERO);
        }
        boolean begun = incarnation.isPresent()
                && incarnation.get().versionId() == application.version().id();
        try {
            launcher.launch(
                    application,
                    begun ? newestState.find(application).orElse(null) : restorePoint(application),
                    outcomes.stillWanted(application));
            outcomes.success(application, Event.ROLLED_BACK);
        } catch (LaunchFailedException | ClusterException | SnapshotNotUsableException failure) {
            outcomes.failure(
                    application,
                    Event.ROLLBACK_FAILED,
                    "Application " + application.name() + " is READY because its rollback failed. "
                            + failure.getMessage());
        }
        return Optional.of(Duration.ZERO);
    }

    /** The update may not have got as far as stopping the job, or an earlier service may have brought it back. */
    private boolean runsFormer(Application application, Incarnation incarnation) {
        ApplicationVersion running = registry.transact(tx -> tx.findVersion(application.uid(), incarnation.versionId()))
                .orElse(application.version());
        return !Restart.isNeeded(running, application.version()) && sight.look(incarnation) == Upkeep.Job.ALIVE;
    }

    private @Nullable String restorePoint(Application application) throws SnapshotNotUsableException {
        RunConfiguration run = application.runConfiguration();
        return RestoreRules.choose(
                        run == null ? RunConfiguration.DEFAULT : run,
                        registry.transact(tx -> tx.listSnapshots(application.uid())))
                .map(Snapshot::location)
                .orElse(null);
    }
}
