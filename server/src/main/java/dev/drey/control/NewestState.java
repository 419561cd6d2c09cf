package dev.drey.control;

import dev.drey.lifecycle.RestoreRules;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.RunConfiguration;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.state.StateFolder;
import java.io.IOException;
import java.util.Optional;

/** Where an application's job would go on from if its cluster were gone now. */
final class NewestState {

    private final Registry registry;
    private final StatePlaces states;

    NewestState(Registry registry, StatePlaces states) {
        this.registry = registry;
        this.states = states;
    }

    /**
     * The newest checkpoint that the present incarnation has completed itself. It may be damaged, and even be gone from the
     * disk: then it must not be passed over silently, and whoever begins with it is told.
     */
    Optional<String> findOwnCheckpoint(Application application) throws IOException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> found = states.of(application, incarnation.get())
                .findNewestCheckpoint(incarnation.get().id());
        Optional<String> known = Optional.ofNullable(incarnation.get().newestCheckpoint());
        return found.isPresent() && known.isPresent()
                ? Optional.of(StateFolder.later(found.get(), known.get()))
                : found.or(() -> known);
    }

    /**
     * Whether the job of the present version has completed a checkpoint, and may have committed output with it. Then it is
     * too late for its launch to fail: what became of its cluster is recovery's to mend, from that very checkpoint.
     */
    boolean hasBegun(Application application) throws IOException {
        boolean launched = registry.transact(tx -> tx.findIncarnation(application.uid()))
                .filter(incarnation ->
                        incarnation.versionId() == application.version().id())
                .isPresent();
        return launched && findOwnCheckpoint(application).isPresent();
    }

    /**
     * The state before the newest: the checkpoint before it that is still there, or else what the incarnation began with;
     * empty when there is none.
     */
    Optional<String> findOlder(Application application) throws IOException {
        Optional<String> newest = find(application);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> sibling = states.of(application, application.version()).findOlderCheckpoint(newest.get());
        return sibling.isPresent()
                ? sibling
                : registry.transact(tx -> tx.findIncarnation(application.uid()).map(Incarnation::restoredFrom))
                        .filter(begun -> !begun.equals(newest.get()));
    }

    /**
     * The same for an incarnation whose job may have stopped with a savepoint that nobody was told of: the job manager may
     * die between the two.
     */
    Optional<String> findAfterStop(Application application) throws IOException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        Optional<String> newest = find(application);
        if (incarnation.isEmpty()) {
            return newest;
        }
        String id = incarnation.get().id();
        StateFolder state = states.of(application, incarnation.get());
        Optional<String> onDisk = state.findNewest(id);
        boolean savepoint = onDisk.isPresent() && !onDisk.equals(state.findNewestCheckpoint(id));
        return savepoint ? onDisk : newest;
    }

    /** The own checkpoint, or else what the incarnation began with; empty when it began without state and completed nothing. */
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
