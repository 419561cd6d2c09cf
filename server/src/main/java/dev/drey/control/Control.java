package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.MemoryDivision;
import dev.drey.cluster.StateInspector;
import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.flink.FlinkRest;
import dev.drey.model.ApplicationStatus;
import dev.drey.objectstore.ObjectStore;
import dev.drey.registry.Registry;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.state.StateFiles;
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
    private final Updates updates;
    private final OperationRecords operations;
    private final Versions versions;
    private final Tags tags;
    private final Maintenance maintenance;
    private final JobPlans jobPlans;
    private final RetainedCheckpoints checkpoints;
    private final StateInspections inspections;
    private final InlineCodeFiles inlineCode;
    private final EventLog events;
    private final Treatments treatments;
    private final JobStory story;

    /** Where control reads and acts. */
    public record Ports(
            Registry registry,
            ObjectStore objects,
            StateFiles stateFiles,
            FlinkRuntimes runtimes,
            ClusterDriver driver,
            MemoryDivision memory,
            StateInspector inspector,
            IntFunction<FlinkRest> flink,
            Supplier<URI> endpoint) {

        private Ports with(Registry other) {
            return new Ports(other, objects, stateFiles, runtimes, driver, memory, inspector, flink, endpoint);
        }
    }

    /**
     * Time, chance and threads.
     *
     * @param clock the wall clock, which people may set at will
     * @param steadyClock goes on evenly whatever the wall clock does; its instants are only good to be compared
     */
    public record Machinery(
            InstantSource clock,
            InstantSource steadyClock,
            Pause pause,
            Identifiers identifiers,
            Executor threads,
            ScheduledExecutorService alarm) {}

    /** Nothing happens before {@link #begin}. */
    public Control(Settings settings, Ports given, Machinery machinery) {
        InstantSource clock = machinery.clock();
        Registry registry = new TellingRegistry(given.registry(), clock);
        Ports ports = given.with(registry);
        events = new EventLog(registry, clock);
        story = new JobStory(registry, events);
        ConfigurationCheck configuration = new ConfigurationCheck(
                new CodeCheck(ports.objects()),
                new StatePlaceCheck(
                        ports.objects(),
                        ports.stateFiles(),
                        !settings.hadoopClassPath().isEmpty()),
                new MemoryCheck(ports.memory(), settings.kpuMemory().totalMib()));
        reconciler = new Reconciler(registry, machinery.threads(), machinery.alarm());
        works = Works.of(settings, ports, machinery, events, reconciler::wake);
        String arnPrefix = "arn:aws:kinesisanalytics:" + settings.region() + ":" + settings.account() + ":application/";
        SnapshotCheck check =
                settings.strictAws() ? new StrictSnapshotCheck(registry, ports.flink()) : SnapshotCheck.NONE;
        DataFolder data = new DataFolder(settings.dataFolder());
        inlineCode = new InlineCodeFiles(data);
        applications = new Applications(registry, configuration, inlineCode, machinery.identifiers(), clock, arnPrefix);
        lifecycle = new LifecycleRequests(registry, reconciler, check, machinery.identifiers(), clock);
        snapshots = new Snapshots(registry, reconciler, check, clock);
        clusters = new Clusters(registry, ports.driver(), data);
        updates = new Updates(registry, configuration, inlineCode, reconciler, check, machinery.identifiers(), clock);
        treatments = new Treatments(registry, updates, lifecycle, machinery.identifiers(), clock);
        operations = new OperationRecords(registry);
        versions = new Versions(registry);
        tags = new Tags(registry, applications);
        maintenance = new Maintenance(registry, clock);
        jobPlans = new JobPlans(registry, ports.flink());
        checkpoints = new RetainedCheckpoints(registry, data, ports.stateFiles(), clock);
        inspections = new StateInspections(new StateReading(settings, ports, checkpoints), machinery.threads());
    }

    /** Takes up what an earlier service left under way. */
    public void begin() {
        begin(works);
    }

    /** The same, with works of somebody else's. */
    void begin(Map<ApplicationStatus, Work> others) {
        inlineCode.sweep();
        reconciler.begin(others);
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

    /** Changes of their configuration. */
    public Updates updates() {
        return updates;
    }

    /** Their versions. */
    public Versions versions() {
        return versions;
    }

    /** Their tags. */
    public Tags tags() {
        return tags;
    }

    /** What Flink makes of their programs. */
    public JobPlans jobPlans() {
        return jobPlans;
    }

    /** What their jobs have left. */
    public RetainedCheckpoints checkpoints() {
        return checkpoints;
    }

    /** What is in their state. */
    public StateInspections inspections() {
        return inspections;
    }

    /** Their maintenance windows. */
    public Maintenance maintenance() {
        return maintenance;
    }

    /** Their stories. */
    public EventLog events() {
        return events;
    }

    /** Remedies that are carried out. */
    public Treatments treatments() {
        return treatments;
    }

    /** Who adds to them what is observed of their jobs. */
    public JobStory story() {
        return story;
    }
}
