package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterProcess;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import dev.drey.runtime.FlinkRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The snapshots that the service takes by itself, with which a job stops. Each is named for the operation that it belongs
 * to, so that work taken up again finds the one that it began.
 */
final class SystemSnapshots {

    /** How long until one that is being taken is worth another look. */
    static final Duration LOOK = Duration.ofMillis(50);

    private final Registry registry;
    private final StatePlaces states;
    private final ClusterDriver driver;
    private final IntFunction<FlinkRest> flink;
    private final ClusterWatch watch;
    private final InstantSource clock;

    SystemSnapshots(
            Registry registry,
            StatePlaces states,
            ClusterDriver driver,
            IntFunction<FlinkRest> flink,
            ClusterWatch watch,
            InstantSource clock) {
        this.registry = registry;
        this.states = states;
        this.driver = driver;
        this.flink = flink;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Takes the snapshot of the operation under way one step further.
     *
     * @param running the version whose state it holds
     * @return the snapshot as it stands: CREATING while it is being taken, READY when the job has stopped with it, or
     *     FAILED with the job as it was
     */
    Snapshot advance(Application application, ApplicationVersion running, Operation.Kind kind) {
        Snapshot snapshot = findOrBegin(application, running, kind);
        if (snapshot.status() != Snapshot.Status.CREATING) {
            return snapshot;
        }
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            return keep(snapshot.failed("The application's cluster is gone."));
        }
        try {
            Snapshot advanced = Savepoints.advance(
                            snapshot,
                            flink.apply(incarnation.get().restPort()),
                            incarnation.get().id(),
                            Savepoints.Target.of(states.of(application, running), running),
                            Savepoints.Manner.STOP)
                    .map(this::keep)
                    .orElse(snapshot);
            watch.forget(incarnation.get());
            return advanced;
        } catch (FlinkException silence) {
            // A job manager that is busy is asked again; one that is dead or hangs will not answer any more.
            return findLoss(incarnation.get())
                    .map(loss -> keep(snapshot.failed(loss)))
                    .orElse(snapshot);
        }
    }

    /** The snapshot of the operation under way; empty when it has not been begun. */
    Optional<Snapshot> find(Application application, Operation.Kind kind) {
        return registry.transact(tx -> tx.findSnapshot(application.uid(), name(tx, application, kind)));
    }

    private Optional<String> findLoss(Incarnation incarnation) {
        List<ClusterProcess> alive = driver.observe(incarnation.id());
        Optional<ClusterProcess> jobManager = alive.stream()
                .filter(process -> process.role() == FlinkRole.JOB_MANAGER)
                .findFirst();
        if (jobManager.isEmpty()) {
            return Optional.of("Its job manager died.");
        }
        return watch.look(incarnation, alive, Optional.empty())
                        .contains(jobManager.get().pid())
                ? Optional.of("Its job manager hangs.")
                : Optional.empty();
    }

    /** Whether a job stopped with the snapshot, so that nothing can have come after it. */
    static boolean endedItsJob(Snapshot snapshot) {
        return Stream.of(Operation.Kind.UPDATE, Operation.Kind.STOP)
                .anyMatch(kind -> snapshot.name().startsWith(prefix(kind) + "-"));
    }

    private Snapshot keep(Snapshot snapshot) {
        registry.change(tx -> tx.save(snapshot));
        return snapshot;
    }

    private Snapshot findOrBegin(Application application, ApplicationVersion running, Operation.Kind kind) {
        return registry.transact(tx -> {
            String name = name(tx, application, kind);
            return tx.findSnapshot(application.uid(), name).orElseGet(() -> {
                Snapshot snapshot = Snapshots.begun(
                        application, running, name, Snapshots.nextMoment(tx, application, clock.instant()));
                tx.save(snapshot);
                return snapshot;
            });
        });
    }

    private String name(RegistryTransaction tx, Application application, Operation.Kind kind) {
        Instant asked = tx.listOpenOperations(application.uid()).stream()
                .filter(operation -> operation.kind() == kind)
                .map(Operation::startedAt)
                .findFirst()
                .orElseGet(clock::instant);
        return prefix(kind) + "-" + application.name() + "-" + asked.toEpochMilli();
    }

    /** As AWS names those of updates; the others by analogy. */
    private static String prefix(Operation.Kind kind) {
        return switch (kind) {
            case UPDATE -> "UPDATEAPPLICATION";
            case STOP -> "STOPAPPLICATION";
            case START, FORCE_STOP, ROLLBACK, DELETE, ADD_VPC, DELETE_VPC, ADD_LOGGING, DELETE_LOGGING, RECOVERY ->
                throw new IllegalArgumentException("No snapshot belongs to " + kind + ".");
        };
    }
}
