package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;

/** For an application that is STOPPING: takes the snapshot that belongs to a stop, then ends the cluster. */
final class StopWork implements Work {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Registry registry;
    private final ClusterEnding ending;
    private final ClusterSpecs specs;
    private final IntFunction<FlinkRest> flink;
    private final Outcomes outcomes;
    private final InstantSource clock;

    StopWork(
            Registry registry,
            ClusterEnding ending,
            ClusterSpecs specs,
            IntFunction<FlinkRest> flink,
            Outcomes outcomes,
            InstantSource clock) {
        this.registry = registry;
        this.ending = ending;
        this.specs = specs;
        this.flink = flink;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        if (!application.version().configuration().snapshotsEnabled()) {
            return stopped(application);
        }
        Snapshot snapshot = snapshotOfThisStop(application);
        return switch (snapshot.status()) {
            case READY -> stopped(application);
            case FAILED, DELETING -> notStopped(application, snapshot);
            case CREATING -> advance(application, snapshot);
        };
    }

    private Optional<Duration> advance(Application application, Snapshot snapshot) throws SupersededException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            return notStopped(application, snapshot.failed("The application's cluster is gone."));
        }
        Optional<Snapshot> ended;
        try {
            ended = Savepoints.advance(
                    snapshot,
                    flink.apply(incarnation.get().restPort()),
                    incarnation.get().id(),
                    specs.state(application).savepointsUri(),
                    Savepoints.Manner.STOP);
        } catch (FlinkException unreachable) {
            return notStopped(application, snapshot.failed(String.valueOf(unreachable.getMessage())));
        }
        ended.ifPresent(outcomes::save);
        return Optional.of(ended.isPresent() ? Duration.ZERO : LOOK);
    }

    private Optional<Duration> stopped(Application application) throws ClusterException, SupersededException {
        ending.end(application);
        outcomes.success(application, Event.STOPPED);
        return Optional.of(Duration.ZERO);
    }

    private Optional<Duration> notStopped(Application application, Snapshot snapshot) throws SupersededException {
        outcomes.save(snapshot);
        outcomes.failure(
                application,
                Event.STOP_FAILED,
                "Application " + application.name() + " goes on running because its snapshot could not be taken: "
                        + snapshot.failure() + ". Stop it with Force to stop without a snapshot.");
        return Optional.of(Duration.ZERO);
    }

    /** Named for the operation, so that work taken up again finds the snapshot that it began. */
    private Snapshot snapshotOfThisStop(Application application) {
        return registry.transact(tx -> {
            Instant asked = tx.listOpenOperations(application.uid()).stream()
                    .filter(operation -> operation.kind() == Operation.Kind.STOP)
                    .map(Operation::startedAt)
                    .findFirst()
                    .orElseGet(clock::instant);
            String name = "STOPAPPLICATION-" + application.name() + "-" + asked.toEpochMilli();
            Optional<Snapshot> begun = tx.findSnapshot(application.uid(), name);
            return begun.orElseGet(() -> {
                Snapshot snapshot = Snapshots.begun(application, name, clock.instant());
                tx.save(snapshot);
                return snapshot;
            });
        });
    }
}
