package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running job's state on its way to the next version: what it is while the job runs, and what it is once it stopped. */
final class StateHandover {

    private static final Logger LOG = LoggerFactory.getLogger(StateHandover.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS_AT_CHECKPOINT = 400;

    private final Registry registry;
    private final NewestState newestState;
    private final SystemSnapshots snapshots;
    private final CheckpointFallback fallback;
    private final IntFunction<FlinkRest> flink;
    private final Pause pause;

    StateHandover(
            Registry registry,
            NewestState newestState,
            SystemSnapshots snapshots,
            CheckpointFallback fallback,
            IntFunction<FlinkRest> flink,
            Pause pause) {
        this.registry = registry;
        this.newestState = newestState;
        this.snapshots = snapshots;
        this.fallback = fallback;
        this.flink = flink;
        this.pause = pause;
    }

    /** Whether the running job has been told to stop already, by an earlier service. */
    boolean hasBegun(Application application) {
        return snapshots.find(application, Operation.Kind.UPDATE).isPresent();
    }

    /**
     * State of the same shape as that which the next version will begin with. A job that has completed no checkpoint yet
     * is asked for one.
     *
     * @return a checkpoint or savepoint; null when there is no state, or none that can be had
     */
    @Nullable
    String preview(Application application, Incarnation incarnation, ApplicationVersion running)
            throws IOException, SnapshotNotUsableException, InterruptedException {
        if (application.asksForOtherState() || !running.configuration().snapshotsEnabled()) {
            return newestState.findChosen(application).orElse(null);
        }
        if (newestState.findOwnCheckpoint(application).isEmpty()) {
            takeCheckpoint(application, incarnation);
        }
        return newestState.find(application).orElse(null);
    }

    /** Without one, what does not fit is found out only by the restore: later, but not too late. */
    private void takeCheckpoint(Application application, Incarnation incarnation) throws InterruptedException {
        FlinkRest rest = flink.apply(incarnation.restPort());
        try {
            String trigger = rest.triggerCheckpoint(incarnation.id());
            for (int look = 0; look < LOOKS_AT_CHECKPOINT && rest.isInProgress(incarnation.id(), trigger); look++) {
                pause.forDuration(LOOK);
            }
        } catch (FlinkException notNow) {
            LOG.info("Application {}: takes no checkpoint now: {}", application.name(), notNow.getMessage());
        }
    }

    /**
     * Stops the running job with its state, and waits for that.
     *
     * @return the state to begin with, null for none
     */
    @Nullable
    String stop(Application application, ApplicationVersion running, Wanted wanted)
            throws IOException, ClusterException, SnapshotNotUsableException, SupersededException,
                    InterruptedException {
        if (!running.configuration().snapshotsEnabled()) {
            return newestState.findChosen(application).orElse(null);
        }
        Snapshot snapshot = snapshots.advance(application, running, Operation.Kind.UPDATE);
        while (snapshot.status() == Snapshot.Status.CREATING) {
            wanted.check();
            pause.forDuration(SystemSnapshots.LOOK);
            snapshot = snapshots.advance(application, running, Operation.Kind.UPDATE);
        }
        if (snapshot.status() == Snapshot.Status.FAILED
                && fallback.take(application, snapshot).isEmpty()) {
            note(
                    application,
                    "The running job could not be snapshotted (" + snapshot.failure()
                            + ") and had completed no checkpoint, so it began without state.");
            return null;
        }
        return newestState.findChosen(application).orElse(null);
    }

    /** Tells with the operation under way what a person should know of it. */
    private void note(Application application, String note) {
        registry.change(
                tx -> tx.listOpenOperations(application.uid()).forEach(operation -> tx.save(operation.noting(note))));
    }
}
