package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.files.Folders;
import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * In place of the real works: nothing is started, and chance decides how everything ends and how long it takes. What they
 * write down is written by the real outcomes.
 */
final class PretendedWorks {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LONGEST_WORK_NANOS = 15_000_000;

    private final Registry registry;
    private final DataFolder data;
    private final Identifiers identifiers;
    private final RandomGenerator random;
    private final Outcomes outcomes;
    private final UpdateOutcomes updates;

    /** @param random safe for use by several threads */
    PretendedWorks(Registry registry, DataFolder data, Identifiers identifiers, RandomGenerator random) {
        this.registry = registry;
        this.data = data;
        this.identifiers = identifiers;
        this.random = random;
        outcomes = new Outcomes(registry, Instant::now);
        updates = new UpdateOutcomes(
                registry,
                outcomes,
                new RecoveryOutcomes(registry, outcomes, identifiers, InstantSource.system()),
                identifiers);
    }

    Map<ApplicationStatus, Work> all() {
        return Map.of(
                ApplicationStatus.READY, this::rest,
                ApplicationStatus.STARTING, busy(this::start),
                ApplicationStatus.RUNNING, this::run,
                ApplicationStatus.STOPPING, busy(this::stop),
                ApplicationStatus.UPDATING, busy(this::update),
                ApplicationStatus.ROLLING_BACK, busy(this::rollBack),
                ApplicationStatus.FORCE_STOPPING, busy(this::kill),
                ApplicationStatus.DELETING, busy(this::delete));
    }

    private interface Step {
        void take(Application application) throws Exception;
    }

    /** Takes a while, in which clients may ask for something else. */
    private Work busy(Step step) {
        return application -> {
            LockSupport.parkNanos(random.nextInt(LONGEST_WORK_NANOS));
            step.take(application);
            return Optional.of(AT_ONCE);
        };
    }

    private Optional<Duration> rest(Application application) {
        finishSnapshots(application);
        return Optional.empty();
    }

    private Optional<Duration> run(Application application) throws SupersededException {
        finishSnapshots(application);
        if (chance(1)) {
            end(application);
            outcomes.success(application, Event.JOB_ENDED);
            return Optional.of(AT_ONCE);
        }
        return Optional.of(LOOK);
    }

    private void start(Application application) throws SupersededException {
        if (chance(80)) {
            begin(application);
            outcomes.success(application, Event.JOB_RUNNING);
        } else {
            outcomes.failure(application, Event.START_FAILED, "by chance");
        }
    }

    private void stop(Application application) throws SupersededException {
        if (chance(85)) {
            keepSnapshot(application, "STOPAPPLICATION-");
            end(application);
            outcomes.success(application, Event.STOPPED);
        } else {
            outcomes.failure(application, Event.STOP_FAILED, "by chance");
        }
    }

    private void update(Application application) throws SupersededException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            updates.success(application, Event.UPDATED_AT_REST);
            return;
        }
        ApplicationVersion running = registry.transact(tx ->
                        tx.findVersion(application.uid(), incarnation.get().versionId()))
                .orElseThrow();
        if (chance(20)) {
            updates.refused(application, running, "by chance");
            return;
        }
        keepSnapshot(application, "UPDATEAPPLICATION-");
        end(application);
        if (chance(60)) {
            begin(application);
            updates.success(application, Event.UPDATED);
        } else {
            updates.failed(application, Optional.empty(), "by chance");
        }
    }

    private void rollBack(Application application) throws SupersededException {
        end(application);
        if (chance(75)) {
            begin(application);
            outcomes.success(application, Event.ROLLED_BACK);
        } else {
            outcomes.failure(application, Event.ROLLBACK_FAILED, "by chance");
        }
    }

    private void kill(Application application) throws SupersededException {
        end(application);
        outcomes.success(application, Event.STOPPED);
    }

    private void delete(Application application) throws Exception {
        end(application);
        Folders.remove(data.application(application));
        registry.change(tx -> tx.remove(application));
    }

    private void begin(Application application) {
        end(application);
        registry.change(tx -> tx.save(new Incarnation(
                identifiers.incarnationId(),
                application.uid(),
                application.version().id(),
                1,
                2,
                null,
                Examples.NOON)));
    }

    private void end(Application application) {
        registry.change(tx -> tx.findIncarnation(application.uid()).ifPresent(tx::remove));
    }

    private void keepSnapshot(Application application, String prefix) {
        if (application.version().configuration().snapshotsEnabled()) {
            Snapshot begun = Snapshots.begun(
                    application, application.version(), prefix + identifiers.operationId(), Instant.now());
            registry.change(tx -> tx.save(begun.ready("file:///nowhere")));
        }
    }

    private void finishSnapshots(Application application) {
        registry.change(tx -> tx.listSnapshots(application.uid()).forEach(snapshot -> {
            if (snapshot.status() == Snapshot.Status.DELETING) {
                tx.remove(snapshot);
            } else if (snapshot.status() == Snapshot.Status.CREATING) {
                tx.save(chance(80) ? snapshot.ready("file:///nowhere") : snapshot.failed("by chance"));
            }
        }));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
