package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.model.Application;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For an application that is STARTING: launches its cluster and its job. */
final class StartWork implements Work {

    private final ClusterLauncher launcher;
    private final ClusterEnding ending;
    private final NewestState newestState;
    private final Outcomes outcomes;

    StartWork(ClusterLauncher launcher, ClusterEnding ending, NewestState newestState, Outcomes outcomes) {
        this.launcher = launcher;
        this.ending = ending;
        this.newestState = newestState;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        try {
            launcher.launch(application, restorePoint(application), outcomes.stillWanted(application));
            outcomes.success(application, Event.JOB_RUNNING);
        } catch (LaunchFailedException | SnapshotNotUsableException | ClusterException failure) {
            ending.end(application);
            outcomes.failure(
                    application,
                    Event.START_FAILED,
                    "Application " + application.name() + " is READY again because its start failed. "
                            + failure.getMessage());
        }
        return Optional.of(Duration.ZERO);
    }

    /** An incarnation that is there already was begun by a service that died; what it has done meanwhile must count. */
    private @Nullable String restorePoint(Application application) throws Exception {
        // Its job must be gone first: it would go on to complete checkpoints after the one that was found.
        ending.fence(application);
        Optional<String> begun = newestState.findOwnCheckpoint(application);
        if (begun.isPresent()) {
            return begun.get();
        }
        return newestState.findChosen(application).orElse(null);
    }
}
