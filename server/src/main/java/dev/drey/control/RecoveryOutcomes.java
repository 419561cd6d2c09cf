package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import dev.drey.state.StateFolder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how it ended that an application could not go on from its newest checkpoint. */
final class RecoveryOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryOutcomes.class);

    private final Registry registry;
    private final Outcomes outcomes;
    private final Identifiers identifiers;
    private final InstantSource clock;

    RecoveryOutcomes(Registry registry, Outcomes outcomes, Identifiers identifiers, InstantSource clock) {
        this.registry = registry;
        this.outcomes = outcomes;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** The application allows older checkpoints, and {@code older} is tried. */
    void wentBack(Application application, String older, UnusableStateException damaged) {
        String note = "Application " + application.name() + " goes on from the older checkpoint "
                + StateFolder.shortName(older) + ", as " + ReservedProperties.ALLOW_OLDER_CHECKPOINT
                + " allows. Output that was committed after it may be doubled. " + damaged.getMessage();
        LOG.warn(note);
        registry.change(tx -> tx.save(begun(application).noting(note).succeeded(clock.instant())));
    }

    /**
     * The application is READY and waits for a person. Its newest state, and the one before it, become snapshots: so both
     * are kept, a plain start tries the newest again, and the other can be chosen by name.
     */
    void stopped(
            Application application, Optional<String> newest, Optional<String> older, UnusableStateException damaged)
            throws SupersededException {
        String reason = reason(application, older, damaged);
        outcomes.failure(application, Event.RECOVERY_FAILED, reason, (tx, current, concluded, now) -> {
            // In this order, so that the newest is the latest snapshot.
            older.ifPresent(location -> keep(tx, application, location, now));
            newest.ifPresent(location -> keep(tx, application, location, now));
            tx.save(begun(application).failed(reason, now));
            return current;
        });
    }

    /**
     * Makes a snapshot of the state that an application leaves when it becomes READY without having stopped with one, unless
     * a snapshot names it already: so the next start goes on from it and doubles nothing.
     */
    void keep(Application application, Optional<String> newest) {
        newest.ifPresent(location -> registry.change(tx -> keep(tx, application, location, clock.instant())));
    }

    private static String reason(Application application, Optional<String> older, UnusableStateException damaged) {
        String name = application.name();
        String way = older.map(
                        location -> "Once it is mended: drey start " + name + ". Or, although that can double output"
                                + " that was already committed, from the checkpoint before it: drey start " + name
                                + " --snapshot " + snapshotName(location) + " (by itself with "
                                + ReservedProperties.ALLOW_OLDER_CHECKPOINT + "=true in property group "
                                + ReservedProperties.GROUP + ").")
                .orElseGet(() -> "No older one is there. Once it is mended: drey start " + name
                        + ". Or choose one of: drey snapshots " + name + ".");
        return "Application " + name + " is READY because its newest state is damaged. " + way + " "
                + damaged.getMessage();
    }

    private static void keep(RegistryTransaction tx, Application application, String location, Instant now) {
        boolean known =
                tx.listSnapshots(application.uid()).stream().anyMatch(snapshot -> location.equals(snapshot.location()));
        if (!known) {
            Snapshot snapshot = Snapshots.begun(
                    application,
                    application.version(),
                    snapshotName(location),
                    Snapshots.nextMoment(tx, application, now));
            tx.save(snapshot.ready(location));
        }
    }

    private static String snapshotName(String location) {
        return "RECOVERY-" + StateFolder.shortName(location);
    }

    private Operation begun(Application application) {
        return Operation.begun(identifiers.operationId(), application.uid(), Operation.Kind.RECOVERY, clock.instant());
    }
}
