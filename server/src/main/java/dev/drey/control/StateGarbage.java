package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.state.StateFolder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the state that former incarnations left and nothing needs any more. Needed is what the present job has written
 * itself, what it began with until it has two checkpoints of its own, and what a snapshot names, which may be a checkpoint.
 */
final class StateGarbage {

    private static final Logger LOG = LoggerFactory.getLogger(StateGarbage.class);

    private final Registry registry;
    private final ClusterSpecs specs;

    StateGarbage(Registry registry, ClusterSpecs specs) {
        this.registry = registry;
        this.specs = specs;
    }

    /** For an application whose job runs; does nothing before the job can do without what it began with. */
    void collect(Application application, Incarnation incarnation) throws IOException {
        StateFolder state = specs.state(application);
        Optional<String> newest = state.findNewestCheckpoint(incarnation.id());
        if (newest.isEmpty() || state.findOlderCheckpoint(newest.get()).isEmpty()) {
            return;
        }
        List<Snapshot> snapshots = registry.transact(tx -> tx.listSnapshots(application.uid()));
        // Of one that is being taken it is not known yet where it lies.
        if (snapshots.stream().anyMatch(snapshot -> snapshot.status() == Snapshot.Status.CREATING)) {
            return;
        }
        List<String> needed = snapshots.stream()
                .map(Snapshot::location)
                .filter(Objects::nonNull)
                .toList();
        Stream.concat(
                        state.removeCheckpointsOfOthers(incarnation.id(), needed).stream()
                                .map(job -> "the checkpoints of its former job " + job),
                        state.removeSavepointsBut(needed).stream().map(name -> name + ", which no snapshot names"))
                .forEach(removed -> LOG.info("Application {}: removed {}.", application.name(), removed));
    }
}
