package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import java.time.Duration;
import java.util.Optional;

/** For an application that is STOPPING: takes the snapshot that belongs to a stop, then ends the cluster. */
final class StopWork implements Work {

    private final SystemSnapshots snapshots;
    private final CheckpointFallback fallback;
    private final ClusterEnding ending;
    private final CheckpointRetention retention;
    private final Outcomes outcomes;

    StopWork(
            SystemSnapshots snapshots,
            CheckpointFallback fallback,
            ClusterEnding ending,
            CheckpointRetention retention,
            Outcomes outcomes) {
        this.snapshots = snapshots;
        this.fallback = fallback;
        this.ending = ending;
        this.retention = retention;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        if (!application.version().configuration().snapshotsEnabled()) {
            Optional<Incarnation> doomed = retention.findDoomed(application);
            if (doomed.isPresent()) {
                ending.fence(application);
                retention.remove(application, doomed.get());
            }
            return stopped(application);
        }
        Snapshot snapshot = snapshots.advance(application, application.version(), Operation.Kind.STOP);
        return switch (snapshot.status()) {
            case CREATING -> Optional.of(SystemSnapshots.LOOK);
            case READY -> stopped(application);
            case FAILED ->
                fallback.take(application, snapshot).isPresent()
                        ? stopped(application)
                        : notStopped(application, snapshot);
            case DELETING -> notStopped(application, snapshot);
        };
    }

    private Optional<Duration> stopped(Application application) throws ClusterException, SupersededException {
        ending.end(application);
        outcomes.success(application, Event.STOPPED);
        return Optional.of(Duration.ZERO);
    }

    private Optional<Duration> notStopped(Application application, Snapshot snapshot) throws SupersededException {
        outcomes.failure(
                application,
                Event.STOP_FAILED,
                "Application " + application.name() + " goes on running because its snapshot could not be taken ("
                        + snapshot.failure()
                        + ") and it has completed no checkpoint either. Stop it with Force to stop without a snapshot.");
        return Optional.of(Duration.ZERO);
    }
}
