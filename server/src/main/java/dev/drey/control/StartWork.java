package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.model.Application;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** For an application that is STARTING: launches its cluster and its job. */
final class StartWork implements Work {

    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    private final ClusterLauncher launcher;
    private final ClusterEnding ending;
    private final NewestState newestState;
    private final Outcomes outcomes;
    private final RecoveryOutcomes recoveryOutcomes;

    StartWork(
            ClusterLauncher launcher,
            ClusterEnding ending,
            NewestState newestState,
            Outcomes outcomes,
            RecoveryOutcomes recoveryOutcomes) {
        this.launcher = launcher;
        this.ending = ending;
        this.newestState = newestState;
        this.outcomes = outcomes;
        this.recoveryOutcomes = recoveryOutcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        if (newestState.hasBegun(application)) {
            // A service that died has launched it, and the job has run since.
            outcomes.success(application, Event.JOB_RUNNING);
            return AT_ONCE;
        }
        try {
            // Its job must be gone first: it could complete a checkpoint after nobody looks for one any more.
            ending.fence(application);
            if (!newestState.hasBegun(application)) {
                launcher.launch(
                        application,
                        newestState.findChosen(application).orElse(null),
                        outcomes.stillWanted(application));
            }
            outcomes.success(application, Event.JOB_RUNNING);
        } catch (LaunchFailedException | SnapshotNotUsableException | ClusterException failure) {
            failed(application, String.valueOf(failure.getMessage()));
        }
        return AT_ONCE;
    }

    private void failed(Application application, String reason)
            throws IOException, ClusterException, SupersededException {
        ending.fence(application);
        // A checkpoint that the chosen snapshot gave way to may still be the newest state there is.
        recoveryOutcomes.keep(application, newestState.find(application));
        ending.end(application);
        outcomes.failure(
                application,
                Event.START_FAILED,
                "Application " + application.name() + " is READY again because its start failed. " + reason);
    }
}
