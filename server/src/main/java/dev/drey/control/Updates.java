package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.RestoreRules;
import dev.drey.lifecycle.SnapshotNotUsableException;
import dev.drey.lifecycle.Transition;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.ApplicationVersion.Changed;
import dev.drey.model.Operation;
import dev.drey.model.Operation.VersionChange;
import dev.drey.model.RunConfiguration;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What clients ask to change of an application: each accepted change makes a new version. */
public final class Updates {

    private final Registry registry;
    private final ConfigurationCheck check;
    private final InlineCodeFiles inlineCode;
    private final Reconciler reconciler;
    private final SnapshotCheck snapshotCheck;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** @param reconciler is woken for each application that has something to do */
    Updates(
            Registry registry,
            ConfigurationCheck check,
            InlineCodeFiles inlineCode,
            Reconciler reconciler,
            SnapshotCheck snapshotCheck,
            Identifiers identifiers,
            InstantSource clock) {
        this.registry = registry;
        this.check = check;
        this.inlineCode = inlineCode;
        this.reconciler = reconciler;
        this.snapshotCheck = snapshotCheck;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Makes of what the current version has what the next one is to have; throws {@link ApiException} to refuse. */
    public interface Change {
        /** @param versionId of the next version, which ids of new parts are made from */
        Changed apply(Changed current, long versionId);
    }

    /** An application as it is after a change was accepted, and the operation that carries it out. */
    public record Accepted(Application application, Operation operation) {}

    /**
     * Begins to update an application that is READY or RUNNING.
     *
     * @param run null to fall back to the default run configuration, as the AWS API reference has it
     * @param bytes of the new code, where they came with the request; else null
     */
    public Accepted update(
            String name, Expected expected, Change change, @Nullable RunConfiguration run, @Nullable ByteBuffer bytes) {
        return accept(
                name,
                expected,
                new Asked(
                        Operation.Kind.UPDATE,
                        change,
                        bytes,
                        (tx, application) -> withRun(tx, application, run),
                        Companion.NONE));
    }

    /** The same, for a change that something else is written down with. */
    Accepted update(String name, Expected expected, Change change, Companion companion) {
        return accept(
                name,
                expected,
                new Asked(
                        Operation.Kind.UPDATE,
                        change,
                        null,
                        (tx, application) -> withRun(tx, application, null),
                        companion));
    }

    /** What else is written in the transaction that accepts a change; throws {@link ApiException} to refuse. */
    interface Companion {

        /** Nothing. */
        Companion NONE = (tx, accepted) -> {};

        void accompany(RegistryTransaction tx, Accepted accepted);
    }

    /** Begins to change a part of the configuration that has operations of its own; the rest stays as it is. */
    public Accepted change(String name, Operation.Kind kind, Expected expected, Change change) {
        return accept(name, expected, new Asked(kind, change, null, (tx, application) -> application, Companion.NONE));
    }

    /** What a request asks for, with the bytes of code that it brought. */
    private record Asked(
            Operation.Kind kind,
            Change change,
            @Nullable ByteBuffer bytes,
            BiFunction<RegistryTransaction, Application, Application> run,
            Companion companion) {}

    private Accepted accept(String name, Expected expected, Asked asked) {
        Application seen = registry.transact(tx -> checked(tx, name, expected));
        Changed wanted =
                asked.change().apply(seen.version().asChanged(), seen.version().id() + 1);
        Quotas.check(wanted.configuration().parallelism());
        // Code that the client names is looked at anew, also when it is where the old one was: the bytes may be new.
        Changed changed = wanted.withConfiguration(check.require(
                wanted.runtimeEnvironment(),
                wanted.configuration(),
                seen.version().configuration()));
        if (changed.configuration().snapshotsEnabled()) {
            // One that disables snapshots is the way out of this.
            snapshotCheck.require(seen);
        }
        Path upload = inlineCode.receive(asked.bytes());
        try {
            Accepted accepted = registry.transact(tx -> {
                Application current = checked(tx, name, expected);
                requireSame(seen, current);
                inlineCode.place(current, changed.configuration().code(), upload);
                return begin(tx, current, changed, asked);
            });
            reconciler.wake(accepted.application().uid());
            return accepted;
        } finally {
            inlineCode.discard(upload);
        }
    }

    private Accepted begin(RegistryTransaction tx, Application current, Changed changed, Asked asked) {
        Instant now = clock.instant();
        Transition transition = LifecycleRequests.require(current, Event.UPDATE_REQUESTED);
        Application updated = asked.run()
                .apply(tx, current)
                .withVersion(current.version().next(changed, now), identifiers.conditionalToken())
                .withStatus(transition.to(), now);
        Accepted accepted = begin(tx, current, updated, asked.kind(), now);
        asked.companion().accompany(tx, accepted);
        return accepted;
    }

    /** Begins to bring back the version before the current one, with the newest snapshot that fits it. */
    public Accepted rollBack(String name, Expected expected) {
        return rollBack(name, expected, Companion.NONE);
    }

    /** The same, with what else is written down. */
    Accepted rollBack(String name, Expected expected, Companion companion) {
        Instant now = clock.instant();
        Accepted accepted = registry.transact(tx -> {
            Application current = Applications.get(tx, name);
            Transition transition = LifecycleRequests.require(current, Event.ROLLBACK_REQUESTED);
            expected.check(current);
            ApplicationVersion former = former(tx, current);
            Snapshot snapshot = newestSnapshot(tx, current, former);
            Application rolledBack = current.withRunConfiguration(Formers.restoring(snapshot))
                    .withVersion(current.version().rolledBackTo(former, now), identifiers.conditionalToken())
                    .withStatus(transition.to(), now);
            tx.listOpenOperations(current.uid())
                    .forEach(open -> tx.save(open.cancelled("Overtaken by a rollback.", now)));
            Accepted begun = begin(tx, current, rolledBack, Operation.Kind.ROLLBACK, now);
            companion.accompany(tx, begun);
            return begun;
        });
        reconciler.wake(accepted.application().uid());
        return accepted;
    }

    private Accepted begin(
            RegistryTransaction tx, Application before, Application after, Operation.Kind kind, Instant now) {
        Operation operation = Operation.begun(identifiers.operationId(), after.uid(), kind, now)
                .changing(
                        new VersionChange(before.version().id(), after.version().id()));
        tx.save(after);
        tx.save(operation);
        return new Accepted(after, operation);
    }

    private static Application checked(RegistryTransaction tx, String name, Expected expected) {
        Application application = Applications.get(tx, name);
        LifecycleRequests.require(application, Event.UPDATE_REQUESTED);
        expected.check(application);
        return application;
    }

    /** The code was looked at outside of a transaction, and meanwhile another client may have won. */
    private static void requireSame(Application seen, Application current) {
        if (!seen.uid().equals(current.uid())
                || seen.version().id() != current.version().id()) {
            throw new ApiException(
                    ApiErrorCode.CONCURRENT_MODIFICATION,
                    "Application " + current.name() + " was changed by another client. Read it with"
                            + " DescribeApplication and try again.");
        }
    }

    /** An application that was never started has no run configuration to fall back from. */
    private static Application withRun(
            RegistryTransaction tx, Application application, @Nullable RunConfiguration run) {
        if (run == null && application.runConfiguration() == null) {
            return application;
        }
        RunConfiguration chosen = run == null ? RunConfiguration.DEFAULT : run;
        try {
            RestoreRules.choose(chosen, tx.listSnapshots(application.uid()));
        } catch (SnapshotNotUsableException refusal) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT, "Application " + application.name() + ": " + refusal.getMessage());
        }
        return application.withRunConfiguration(chosen);
    }

    private static ApplicationVersion former(RegistryTransaction tx, Application application) {
        return Formers.findFormer(tx, application)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.INVALID_REQUEST,
                        "Application " + application.name()
                                + " has never been updated, so there is nothing to go back to."));
    }

    private static Snapshot newestSnapshot(RegistryTransaction tx, Application application, ApplicationVersion former) {
        return Formers.findNewestSnapshot(tx, application, former)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.INVALID_REQUEST,
                        "Application " + application.name() + " has no snapshot of "
                                + former.runtimeEnvironment().wireName()
                                + " to go back with. Update it instead, with the configuration that it had."));
    }
}
