package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.lifecycle.Lifecycle;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** What clients ask of an application's snapshots. */
public final class Snapshots {

    /** From the quotas page of the AWS developer guide; snapshots that the service takes are not held to it. */
    private static final int MOST_SNAPSHOTS = 1000;

    private final Registry registry;
    private final Reconciler reconciler;
    private final SnapshotCheck check;
    private final InstantSource clock;

    /** @param reconciler is woken for each application that has something to do */
    Snapshots(Registry registry, Reconciler reconciler, SnapshotCheck check, InstantSource clock) {
        this.registry = registry;
        this.reconciler = reconciler;
        this.check = check;
        this.clock = clock;
    }

    /** Begins to take a snapshot of a RUNNING application, also where automatic ones are not enabled. */
    public void create(String applicationName, String snapshotName) {
        check.require(registry.transact(tx -> requireRoom(tx, applicationName, snapshotName)));
        String uid = registry.transact(tx -> {
            Application application = requireRoom(tx, applicationName, snapshotName);
            tx.save(begun(
                    application, application.version(), snapshotName, nextMoment(tx, application, clock.instant())));
            return application.uid();
        });
        reconciler.wake(uid);
    }

    /** Now, but after every snapshot there is: the latest is the one restored, also when the clock was set back meanwhile. */
    static Instant nextMoment(RegistryTransaction tx, Application application, Instant now) {
        return tx.listSnapshots(application.uid()).stream()
                .map(snapshot -> snapshot.createdAt().plusMillis(1))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static Application requireRoom(RegistryTransaction tx, String applicationName, String snapshotName) {
        Application application = Applications.get(tx, applicationName);
        if (Lifecycle.find(application.status(), Event.SNAPSHOT_REQUESTED).isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_REQUEST,
                    "Application " + applicationName + " is " + application.status() + "; a snapshot needs "
                            + Lifecycle.statusesAllowing(Event.SNAPSHOT_REQUESTED) + ".");
        }
        requireRoom(tx, application, snapshotName);
        return application;
    }

    /** A snapshot that is about to be taken. */
    static Snapshot begun(Application application, ApplicationVersion running, String snapshotName, Instant now) {
        return new Snapshot(
                application.uid(),
                snapshotName,
                Snapshot.Status.CREATING,
                running.id(),
                running.runtimeEnvironment(),
                now,
                null,
                null);
    }

    /** The snapshot of that name, as it stands. */
    public Snapshot get(String applicationName, String snapshotName) {
        return registry.transact(tx -> get(tx, Applications.get(tx, applicationName), snapshotName));
    }

    /** All snapshots of the application, oldest first. */
    public List<Snapshot> list(String applicationName) {
        return registry.transact(
                tx -> tx.listSnapshots(Applications.get(tx, applicationName).uid()));
    }

    /**
     * Begins to delete a snapshot.
     *
     * @param createdAt must be the snapshot's, to the second
     */
    public void delete(String applicationName, String snapshotName, Instant createdAt) {
        String uid = registry.transact(tx -> {
            Application application = Applications.get(tx, applicationName);
            Snapshot snapshot = get(tx, application, snapshotName);
            if (snapshot.status() == Snapshot.Status.CREATING) {
                throw new ApiException(
                        ApiErrorCode.RESOURCE_IN_USE,
                        "Snapshot " + snapshotName + " of application " + applicationName
                                + " is still being taken. Delete it when it is READY.");
            }
            if (!wholeSeconds(snapshot.createdAt()).equals(wholeSeconds(createdAt))) {
                throw new ApiException(
                        ApiErrorCode.INVALID_ARGUMENT,
                        "Snapshot " + snapshotName + " of application " + applicationName
                                + " was not created at the given SnapshotCreationTimestamp."
                                + " DescribeApplicationSnapshot shows the right one.");
            }
            tx.save(snapshot.deleting());
            return application.uid();
        });
        reconciler.wake(uid);
    }

    private static Instant wholeSeconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Snapshot get(RegistryTransaction tx, Application application, String snapshotName) {
        return tx.findSnapshot(application.uid(), snapshotName)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "Application " + application.name() + " has no snapshot named " + snapshotName + "."));
    }

    private static void requireRoom(RegistryTransaction tx, Application application, String snapshotName) {
        List<Snapshot> snapshots = tx.listSnapshots(application.uid());
        if (snapshots.stream().anyMatch(snapshot -> snapshot.name().equals(snapshotName))) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Application " + application.name() + " already has a snapshot named " + snapshotName + ".");
        }
        if (snapshots.size() >= MOST_SNAPSHOTS) {
            throw new ApiException(
                    ApiErrorCode.LIMIT_EXCEEDED,
                    "Application " + application.name() + " has " + snapshots.size() + " snapshots, and "
                            + MOST_SNAPSHOTS + " are allowed. Delete some first.");
        }
    }
}
