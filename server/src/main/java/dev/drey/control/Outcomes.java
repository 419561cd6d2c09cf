package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Lifecycle;
import dev.drey.lifecycle.Transition;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how work has ended: the application's next status, its operations and its snapshots, all at once. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private static final Sequel UNCHANGED = (tx, application, concluded, now) -> application;

    private final Registry registry;
    private final InstantSource clock;

    Outcomes(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Follows {@code event}; the operations under way have succeeded. */
    void success(Application application, Event event) throws SupersededException {
        conclude(application, event, Operation::succeeded, UNCHANGED);
    }

    /** Follows {@code event}; the operations under way have failed for {@code reason}. */
    void failure(Application application, Event event, String reason) throws SupersededException {
        failure(application, event, reason, UNCHANGED);
    }

    /** The same, and what else changes with it. */
    void failure(Application application, Event event, String reason, Sequel sequel) throws SupersededException {
        conclude(application, event, (operation, now) -> operation.failed(reason, now), sequel);
        LOG.warn("Application {}: {}", application.name(), reason);
    }

    /** Fails the work of an application whose status nobody has changed since {@code application} was read. */
    Wanted stillWanted(Application application) {
        return () -> {
            boolean unchanged = registry.transact(tx -> tx.findApplicationByUid(application.uid())
                    .filter(now -> now.status() == application.status())
                    .isPresent());
            if (!unchanged) {
                throw new SupersededException();
            }
        };
    }

    /** Keeps a snapshot as it stands now. */
    void save(Snapshot snapshot) {
        registry.change(tx -> tx.save(snapshot));
    }

    private void conclude(Application application, Event event, Conclusion conclusion, Sequel sequel)
            throws SupersededException {
        Instant now = clock.instant();
        boolean followed = registry.transact(tx -> {
            Application current = tx.findApplicationByUid(application.uid()).orElse(application);
            if (current.status() != application.status()) {
                return false;
            }
            Transition transition = Lifecycle.find(current.status(), event)
                    .orElseThrow(() -> new IllegalStateException(event + " cannot follow " + current.status()));
            List<Operation> concluded = tx.listOpenOperations(current.uid()).stream()
                    .map(operation -> conclusion.apply(operation, now))
                    .toList();
            concluded.forEach(tx::save);
            tx.save(sequel.apply(tx, current, concluded, now).withStatus(transition.to(), now));
            if (transition.to() == ApplicationStatus.READY) {
                failUnfinishedSnapshots(tx, current);
            }
            LOG.info("Application {}: {} -> {}", current.name(), current.status(), transition.to());
            return true;
        });
        if (!followed) {
            throw new SupersededException();
        }
    }

    /** Nobody is left to finish them. */
    private static void failUnfinishedSnapshots(RegistryTransaction tx, Application application) {
        tx.listSnapshots(application.uid()).stream()
                .filter(snapshot -> snapshot.status() == Snapshot.Status.CREATING)
                .forEach(snapshot ->
                        tx.save(snapshot.failed("The application stopped before the snapshot was complete.")));
    }

    /** What changes of an application together with the end of its operations, which are saved already. */
    interface Sequel {
        Application apply(RegistryTransaction tx, Application application, List<Operation> concluded, Instant now);
    }

    private interface Conclusion {
        Operation apply(Operation operation, Instant now);
    }
}
