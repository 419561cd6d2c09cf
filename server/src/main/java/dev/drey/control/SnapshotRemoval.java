package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

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
                remove(application, snapshot, snapshots);
            }
        }
    }

    /** Files that another snapshot names, too, stay: one that a checkpoint stands in for may share its own. */
    private void remove(Application application, Snapshot snapshot, List<Snapshot> all) throws IOException {
        String location = snapshot.location();
        boolean shared = all.stream()
                .filter(other -> other.status() != Snapshot.Status.DELETING)
                .anyMatch(other -> Objects.equals(other.location(), location));
        if (location != null && !shared) {
            specs.state(application).removeSavepoint(location);
        }
        registry.change(tx -> tx.remove(snapshot));
    }
}
