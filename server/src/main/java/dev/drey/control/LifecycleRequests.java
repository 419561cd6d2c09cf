package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Lifecycle;
import dev.drey.lifecycle.RestoreRules;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.lifecycle.Transition;
import dev.drey.model.Application;
import dev.drey.model.Operation;
import dev.drey.model.RunConfiguration;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What clients ask of an application's life: decided and written down in one transaction, then handed to the reconciler.
 */
public final class LifecycleRequests {

    private final Registry registry;
    private final Reconciler reconciler;
    private final SnapshotCheck snapshotCheck;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** @param reconciler is woken for each application that has something to do */
    LifecycleRequests(
            Registry registry,
            Reconciler reconciler,
            SnapshotCheck snapshotCheck,
            Identifiers identifiers,
            InstantSource clock) {
        this.registry = registry;
        this.reconciler = reconciler;
        this.snapshotCheck = snapshotCheck;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * Begins to start a READY application.
     *
     * @param run null for the default
     */
    public Operation start(String name, @Nullable RunConfiguration run) {
        RunConfiguration chosen = run == null ? RunConfiguration.DEFAULT : run;
        return begin(name, Event.START_REQUESTED, Operation.Kind.START, (tx, application) -> {
            try {
                RestoreRules.choose(chosen, tx.listSnapshots(application.uid()));
            } catch (SnapshotNotUsableException refusal) {
                throw new ApiException(
                        ApiErrorCode.INVALID_ARGUMENT, "Application " + name + ": " + refusal.getMessage());
            }
            return application.withRunConfiguration(chosen);
        });
    }

    /** Begins to stop a RUNNING application, with a snapshot where snapshots are enabled. */
    public Operation stop(String name) {
        snapshotCheck.require(registry.transact(tx -> Applications.get(tx, name)));
        return begin(name, Event.STOP_REQUESTED, Operation.Kind.STOP, (tx, application) -> application);
    }

    /** Begins to stop an application without a snapshot; what was under way is cancelled. */
    public Operation forceStop(String name) {
        return begin(name, Event.FORCE_STOP_REQUESTED, Operation.Kind.FORCE_STOP, (tx, application) -> {
            cancelOpenOperations(tx, application, "Overtaken by a forced stop.");
            return application;
        });
    }

    /**
     * Begins to delete an application with all its state.
     *
     * @param createdAt must be the application's, to the second, so that no namesake made since is deleted
     */
    public Operation delete(String name, Instant createdAt) {
        return begin(name, Event.DELETE_REQUESTED, Operation.Kind.DELETE, (tx, application) -> {
            if (!application.createdAt().equals(createdAt.truncatedTo(ChronoUnit.SECONDS))) {
                throw new ApiException(
                        ApiErrorCode.CONCURRENT_MODIFICATION,
                        "Application " + name + " was not created at the given CreateTimestamp. DescribeApplication"
                                + " shows the right one.");
            }
            return application;
        });
    }

    private Operation begin(String name, Event event, Operation.Kind kind, Preparation preparation) {
        Instant now = clock.instant();
        Operation operation = registry.transact(tx -> {
            Application application = Applications.get(tx, name);
            Transition transition = require(application, event);
            Application prepared = preparation.apply(tx, application);
            tx.save(prepared.withStatus(transition.to(), now));
            Operation begun = Operation.begun(identifiers.operationId(), application.uid(), kind, now);
            tx.save(begun);
            return begun;
        });
        reconciler.wake(operation.applicationUid());
        return operation;
    }

    static Transition require(Application application, Event event) {
        return Lifecycle.find(application.status(), event)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_IN_USE,
                        "Application " + application.name() + " is " + application.status() + "; this needs "
                                + Lifecycle.statusesAllowing(event) + "."));
    }

    private void cancelOpenOperations(RegistryTransaction tx, Application application, String reason) {
        tx.listOpenOperations(application.uid())
                .forEach(operation -> tx.save(operation.cancelled(reason, clock.instant())));
    }

    /** What a request checks and changes beyond the status; throws to refuse. */
    private interface Preparation {
        Application apply(RegistryTransaction tx, Application application);
    }
}
