package dev.drey.control;

import dev.drey.lifecycle.RestoreRules;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.RunConfiguration;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.Optional;

/** Where an application's job would go on from if its cluster were gone now. */
final class NewestState {

    private final Registry registry;
    private final ClusterSpecs specs;

    NewestState(Registry registry, ClusterSpecs specs) {
        this.registry = registry;
        this.specs = specs;
    }

    /** The newest checkpoint that the present incarnation has completed itself. */
    Optional<String> findOwnCheckpoint(Application application) throws IOException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        return incarnation.isEmpty()
                ? Optional.empty()
                : specs.state(application)
                        .findNewestCheckpoint(incarnation.get().id());
    }

    /** The same, or else what the incarnation began with; empty when it began without state and completed nothing. */
    Optional<String> find(Application application) throws IOException {
        Optional<String> own = findOwnCheckpoint(application);
        return own.isPresent()
                ? own
                : registry.transact(tx -> tx.findIncarnation(application.uid()).map(Incarnation::restoredFrom));
    }

    /** The snapshot that the application's run configuration chooses; empty when it is to begin without state. */
    Optional<String> findChosen(Application application) throws SnapshotNotUsableException {
        RunConfiguration run = application.runConfiguration();
        return RestoreRules.choose(
                        run == null ? RunConfiguration.DEFAULT : run,
                        registry.transact(tx -> tx.listSnapshots(application.uid())))
                .map(Snapshot::location);
    }
}
