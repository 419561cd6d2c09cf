package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.List;

/** Removes the snapshots that clients have deleted: first the files, then the record. */
final class SnapshotRemoval {

    private final Registry registry;
    private final ClusterSpecs specs;

    SnapshotRemoval(Registry registry, ClusterSpecs specs) {
        this.registry = registry;
        this.specs = specs;
    }

    void run(Application application) throws IOException {
        List<Snapshot> snapshots = registry.transact(tx -> tx.listSnapshots(application.uid()));
        for (Snapshot snapshot : snapshots) {
            if (snapshot.status() == Snapshot.Status.DELETING) {
                remove(application, snapshot);
            }
        }
    }

    private void remove(Application application, Snapshot snapshot) throws IOException {
        if (snapshot.location() != null) {
            specs.state(application).removeSavepoint(snapshot.location());
        }
        registry.change(tx -> tx.remove(snapshot));
    }
}
