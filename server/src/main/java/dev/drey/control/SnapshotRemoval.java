package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.state.StateFolder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes the snapshots that clients have deleted: first the files, then the record. */
final class SnapshotRemoval {

    private final Registry registry;
    private final StatePlaces states;

    SnapshotRemoval(Registry registry, StatePlaces states) {
        this.registry = registry;
        this.states = states;
    }

    void run(Application application) throws IOException {
        List<Snapshot> snapshots = registry.transact(tx -> tx.listSnapshots(application.uid()));
        for (Snapshot snapshot : snapshots) {
            if (snapshot.status() == Snapshot.Status.DELETING) {
                remove(application, snapshot, snapshots);
            }
        }
    }

    /**
     * Files that another snapshot names, too, stay: one that a checkpoint stands in for may share its own. So do those that
     * the present job began with, which may have nothing else yet, and those that checkpoints go on with; {@link StateGarbage}
     * removes them when nothing needs them any more.
     */
    private void remove(Application application, Snapshot snapshot, List<Snapshot> all) throws IOException {
        String location = snapshot.location();
        boolean shared = all.stream()
                .filter(other -> other.status() != Snapshot.Status.DELETING)
                .anyMatch(other -> Objects.equals(other.location(), location));
        StateFolder state = states.of(application, application.version());
        // What the application was only told of, such as a checkpoint of another Flink, is not its own to remove.
        if (location != null && !shared && state.owns(location) && !isNeeded(application, location)) {
            state.removeSavepoint(location);
        }
        registry.change(tx -> tx.remove(snapshot));
    }

    private boolean isNeeded(Application application, String location) throws IOException {
        if (isBegunWith(application, location)) {
            return true;
        }
        for (StateFolder state : states.all(application)) {
            if (state.needs(location)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBegunWith(Application application, String location) {
        return registry.transact(
                tx -> Stream.of(tx.findIncarnation(application.uid()), tx.findSuccessor(application.uid()))
                        .flatMap(Optional::stream)
                        .anyMatch(incarnation -> location.equals(incarnation.restoredFrom())));
    }
}
