package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.flink.FlinkRest;
import dev.drey.model.ApplicationStatus;
import dev.drey.objectstore.ObjectStore;
import dev.drey.registry.Registry;
import dev.drey.runtime.FlinkRuntimes;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The use cases, wired to the ports they are given. */
public final class Control {

    private final Reconciler reconciler;
    private final Map<ApplicationStatus, Work> works;
    private final Applications applications;
    private final LifecycleRequests lifecycle;
    private final Snapshots snapshots;
    private final Clusters clusters;
    private final OperationRecords operations;

    /** Where control reads and acts. */
    public record Ports(
            Registry registry,
            ObjectStore objects,
            FlinkRuntimes runtimes,
            ClusterDriver driver,
            IntFunction<FlinkRest> flink,
            Supplier<URI> endpoint) {}

    /** Time, chance and threads. */
    public record Machinery(
            InstantSource clock,
            Pause pause,
            Identifiers identifiers,
            Executor threads,
            ScheduledExecutorService alarm) {}

    /** Nothing happens before {@link #begin}. */
    public Control(Settings settings, Ports ports, Machinery machinery) {
        Registry registry = ports.registry();
        InstantSource clock = machinery.clock();
        DataFolder data = new DataFolder(settings.dataFolder());
        ClusterSpecs specs = new ClusterSpecs(settings, data, ports.endpoint());
        ClusterEnding ending = new ClusterEnding(registry, ports.driver(), data);
        Outcomes outcomes = new Outcomes(registry, clock);
        JobStart jobStart =
                new JobStart(ports.driver(), ports.flink(), clock, machinery.pause(), settings.startPatience());
        ClusterLauncher launcher = new ClusterLauncher(
                registry,
                ports.runtimes(),
                new ProgramStore(data, ports.objects()),
                specs,
                new ClusterLauncher.Ports(ports.driver(), ending, jobStart),
                machinery.identifiers(),
                clock);
        NewestState newestState = new NewestState(registry, specs);
        SnapshotRemoval removal = new SnapshotRemoval(registry, specs);
        reconciler = new Reconciler(registry, machinery.threads(), machinery.alarm());
        RunWork runWork = new RunWork(
                registry,
                new RunWork.Ports(ports.driver(), ports.flink(), ports.runtimes()),
                specs,
                new Recovery(launcher, ending, newestState, outcomes),
                removal,
                reconciler::wake);
        works = Map.of(
                ApplicationStatus.READY, new RestWork(ending, removal),
                ApplicationStatus.STARTING, new StartWork(registry, launcher, ending, newestState, outcomes),
                ApplicationStatus.RUNNING, runWork,
                ApplicationStatus.STOPPING, new StopWork(registry, ending, specs, ports.flink(), outcomes, clock),
                ApplicationStatus.FORCE_STOPPING, new KillWork(ending, outcomes),
                ApplicationStatus.DELETING, new DeleteWork(registry, ending, specs, data));
        String arnPrefix = "arn:aws:kinesisanalytics:" + settings.region() + ":" + settings.account() + ":application/";
        applications = new Applications(registry, ports.objects(), machinery.identifiers(), clock, arnPrefix);
        lifecycle = new LifecycleRequests(registry, reconciler, machinery.identifiers(), clock);
        snapshots = new Snapshots(registry, reconciler, clock);
        clusters = new Clusters(registry, ports.driver(), data);
        operations = new OperationRecords(registry);
    }

    /** Takes up what an earlier service left under way. */
    public void begin() {
        reconciler.begin(works);
    }

    /** Creates and finds applications. */
    public Applications applications() {
        return applications;
    }

    /** Starts, stops and deletes them. */
    public LifecycleRequests lifecycle() {
        return lifecycle;
    }

    /** Their snapshots. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** Their clusters. */
    public Clusters clusters() {
        return clusters;
    }

    /** What was asked of them, and what became of it. */
    public OperationRecords operations() {
        return operations;
    }
}
