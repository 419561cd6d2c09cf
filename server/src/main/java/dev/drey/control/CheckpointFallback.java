package dev.drey.control;

import dev.drey.cluster.ClusterException;
import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.Optional;

/**
 * What stands in for a snapshot that could not be taken: the job's newest completed checkpoint. A job that keeps failing
 * cannot be snapshotted, and a stop or an update may be just what will mend it.
 */
final class CheckpointFallback {

    private final Registry registry;
    private final NewestState newestState;
    private final ClusterEnding ending;

    CheckpointFallback(Registry registry, NewestState newestState, ClusterEnding ending) {
        this.registry = registry;
        this.newestState = newestState;
        this.ending = ending;
    }

    /**
     * Ends the job and makes its newest checkpoint the snapshot; the operation under way tells so.
     *
     * @return the snapshot, READY; empty when there is no state to go on from, and then the job is as it was
     */
    Optional<Snapshot> take(Application application, Snapshot failed) throws IOException, ClusterException {
        if (newestState.find(application).isEmpty()) {
            return Optional.empty();
        }
        // The job must be gone first: it would go on to complete checkpoints, and to remove the one that was found.
        ending.fence(application);
        String checkpoint = newestState
                .findAfterStop(application)
                .orElseThrow(() -> new IOException("The checkpoints of " + application.name() + " have vanished."));
        Snapshot snapshot = failed.ready(checkpoint);
        registry.change(tx -> {
            tx.save(snapshot);
            tx.listOpenOperations(application.uid())
                    .forEach(operation -> tx.save(operation.noting("The running job could not be snapshotted ("
                            + failed.failure() + "); its newest state was taken along instead: " + checkpoint)));
        });
        return Optional.of(snapshot);
    }
}
