package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ClusterSpec;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.InstallProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For an application that is RUNNING: keeps its cluster whole, takes the snapshots asked for, notices when it is over. */
final class RunWork implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A look that sees nothing is no harm, and the next one is soon. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    private static final Duration LOOK_AT_SNAPSHOT = Duration.ofMillis(100);

    private final Registry registry;
    private final ClusterDriver driver;
    private final IntFunction<FlinkRest> flink;
    private final JobSight sight;
    private final FlinkRuntimes runtimes;
    private final ClusterSpecs specs;
    private final StatePlaces states;
    private final Recovery recovery;
    private final SnapshotRemoval removal;
    private final StateGarbage garbage;
    private final ClusterWatch watch;
    private final EventLog events;
    private final Consumer<String> wake;

    /** @param wake is given the uid of an application one of whose processes has ended */
    RunWork(
            Registry registry,
            Ports ports,
            ClusterSpecs specs,
            Recovery recovery,
            SnapshotRemoval removal,
            ClusterWatch watch,
            EventLog events,
            Consumer<String> wake) {
        this.registry = registry;
        this.driver = ports.driver();
        this.flink = ports.flink();
        this.sight = new JobSight(port -> ports.flink().apply(port).within(TO_ANSWER));
        this.runtimes = ports.runtimes();
        this.specs = specs;
        this.states = ports.states();
        this.watch = watch;
        this.recovery = recovery;
        this.removal = removal;
        this.garbage = new StateGarbage(registry, ports.states());
        this.events = events;
        this.wake = wake;
    }

    /** What this work sees and acts through. */
    record Ports(ClusterDriver driver, IntFunction<FlinkRest> flink, FlinkRuntimes runtimes, StatePlaces states) {}

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            return Optional.of(recovery.relaunch(application, "it has no cluster"));
        }
        driver.watch(incarnation.get().id(), process -> wake.accept(application.uid()));
        Optional<Duration> mended = keepWhole(application, incarnation.get());
        if (mended.isPresent()) {
            return mended;
        }
        removal.run(application);
        garbage.collect(application, incarnation.get());
        driver.trimOutput(specs.folder(application, incarnation.get()));
        return Optional.of(takeSnapshots(application, incarnation.get()) ? LOOK_AT_SNAPSHOT : LOOK);
    }

    /** So that a checkpoint that is lost later is missed, and not passed over for an older one. */
    private void remember(Incarnation incarnation) {
        sight.findNewestCheckpoint(incarnation)
                .filter(newest -> !newest.equals(incarnation.newestCheckpoint()))
                .ifPresent(newest -> registry.change(tx -> tx.save(incarnation.withNewestCheckpoint(newest))));
    }

    /** Empty when nothing had to be done. */
    private Optional<Duration> keepWhole(Application application, Incarnation incarnation)
            throws ClusterException, SupersededException, InterruptedException, IOException {
        List<ClusterProcess> present = driver.observe(incarnation.id());
        Upkeep.Job job = sight.look(incarnation);
        Set<Long> hung = watch.look(
                incarnation, present, job == Upkeep.Job.UNKNOWN ? Optional.empty() : sight.findHeartbeats(incarnation));
        Sighting seen = new Sighting(present, hung);
        int wanted = ClusterSpecs.taskManagers(application);
        Upkeep.Observation observation = new Upkeep.Observation(
                !seen.alive(FlinkRole.JOB_MANAGER).isEmpty(),
                seen.alive(FlinkRole.TASK_MANAGER).size(),
                seen.hung(FlinkRole.TASK_MANAGER).size(),
                application.version().configuration().parallelism().kpus(),
                wanted,
                watch.areSparesDue(
                        incarnation, seen.alive(FlinkRole.TASK_MANAGER).size() < wanted),
                job);
        return switch (Upkeep.decide(observation)) {
            case NOTHING -> {
                if (job == Upkeep.Job.ALIVE) {
                    remember(incarnation);
                }
                yield Optional.empty();
            }
            case REPLACE_TASK_MANAGERS -> Optional.of(replaceTaskManagers(application, incarnation, seen));
            case RELAUNCH -> Optional.of(recovery.relaunch(application, lost(application, incarnation, seen)));
            case CONCLUDE ->
                Optional.of(recovery.conclude(application, job == Upkeep.Job.FINISHED, sight.ended(incarnation, job)));
        };
    }

    /** The processes of a cluster, parted into those that live and those that hang. */
    private record Sighting(List<ClusterProcess> present, Set<Long> hungPids) {

        List<ClusterProcess> alive(FlinkRole role) {
            return of(role, false);
        }

        List<ClusterProcess> hung(FlinkRole role) {
            return of(role, true);
        }

        private List<ClusterProcess> of(FlinkRole role, boolean hung) {
            return present.stream()
                    .filter(process -> process.role() == role && hungPids.contains(process.pid()) == hung)
                    .toList();
        }
    }

    private String lost(Application application, Incarnation incarnation, Sighting seen) {
        if (seen.hung(FlinkRole.JOB_MANAGER).isEmpty()) {
            return LastWords.of(new ClusterLogs(incarnation.id(), true, specs.folder(application, incarnation)))
                    .map(words -> "its job manager ended itself: " + words)
                    .orElse("its job manager or its job is gone");
        }
        return "its job manager has not answered for " + watch.tolerance().toSeconds() + " s";
    }

    private Duration replaceTaskManagers(Application application, Incarnation incarnation, Sighting seen)
            throws ClusterException {
        for (ClusterProcess hung : seen.hung(FlinkRole.TASK_MANAGER)) {
            LOG.warn(
                    "Application {}: Flink has not heard {} (process {}) for {} s; ending it.",
                    application.name(),
                    hung.name(),
                    hung.pid(),
                    watch.tolerance().toSeconds());
        }
        tellOfReplacement(application, seen);
        driver.end(incarnation.id(), seen.hungPids());
        LOG.warn(
                "Application {}: {} of {} task managers alive; replacing the others.",
                application.name(),
                seen.alive(FlinkRole.TASK_MANAGER).size(),
                ClusterSpecs.taskManagers(application));
        ClusterSpec spec = specs.of(
                application,
                incarnation,
                runtimes.install(application.version().runtimeEnvironment(), InstallProgress.silent()));
        driver.launchAllTaskManagers(spec);
        return Duration.ZERO;
    }

    private void tellOfReplacement(Application application, Sighting seen) {
        for (int number = 1; number <= ClusterSpecs.taskManagers(application); number++) {
            String name = new ClusterProcess(FlinkRole.TASK_MANAGER, number, 0).name();
            if (seen.hung(FlinkRole.TASK_MANAGER).stream()
                    .anyMatch(hung -> hung.name().equals(name))) {
                tell(
                        application,
                        name + " hangs: Flink has not heard it for "
                                + watch.tolerance().toSeconds() + " s. It is ended and replaced.");
            } else if (seen.alive(FlinkRole.TASK_MANAGER).stream()
                    .noneMatch(alive -> alive.name().equals(name))) {
                tell(application, name + " is not there and is started.");
            }
        }
    }

    private void tell(Application application, String message) {
        events.record(application, Kind.PROCESS, Severity.WARN, message);
    }

    /** Whether one is still being taken. */
    private boolean takeSnapshots(Application application, Incarnation incarnation) {
        List<Snapshot> unfinished = registry.transact(tx -> tx.listSnapshots(application.uid())).stream()
                .filter(snapshot -> snapshot.status() == Snapshot.Status.CREATING)
                .toList();
        boolean pending = false;
        for (Snapshot snapshot : unfinished) {
            pending |= !takeSnapshot(application, incarnation, snapshot);
        }
        return pending;
    }

    private boolean takeSnapshot(Application application, Incarnation incarnation, Snapshot snapshot) {
        try {
            Optional<Snapshot> ended = Savepoints.advance(
                    snapshot,
                    flink.apply(incarnation.restPort()),
                    incarnation.id(),
                    Savepoints.Target.of(states.of(application, incarnation), application.version()),
                    Savepoints.Manner.KEEP_RUNNING);
            ended.ifPresent(done -> registry.change(tx -> tx.save(done)));
            return ended.isPresent();
        } catch (FlinkException noAnswer) {
            LOG.warn(
                    "Application {}: snapshot {} waits: {}",
                    application.name(),
                    snapshot.name(),
                    noAnswer.getMessage());
            return false;
        }
    }
}
