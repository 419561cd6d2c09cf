package dev.drey.control;

import dev.drey.cluster.OwnSettings;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a job's checkpoints when a person ends it without a snapshot, which is what Flink calls a cancellation: they
 * stay, unless the application's settings say that they go.
 */
final class CheckpointRetention {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRetention.class);

    private final Registry registry;
    private final StatePlaces states;

    CheckpointRetention(Registry registry, StatePlaces states) {
        this.registry = registry;
        this.states = states;
    }

    /** The incarnation whose checkpoints have to go; to be asked before the cluster is ended, and forgotten with it. */
    Optional<Incarnation> findDoomed(Application application) {
        OwnSettings own = ReservedProperties.ofFlink(
                application.version().runtimeEnvironment(),
                application.version().configuration());
        return own.deletesOnCancellation()
                ? registry.transact(tx -> tx.findIncarnation(application.uid()))
                : Optional.empty();
    }

    /** For an incarnation none of whose processes is alive. */
    void remove(Application application, Incarnation incarnation) throws IOException {
        List<String> needed = registry.transact(tx -> tx.listSnapshots(application.uid())).stream()
                .map(Snapshot::location)
                .filter(Objects::nonNull)
                .toList();
        states.of(application, incarnation).removeCheckpointsOf(incarnation.id(), needed);
        LOG.info("Application {}: the checkpoints of its job are removed, as it is set to.", application.name());
    }
}
