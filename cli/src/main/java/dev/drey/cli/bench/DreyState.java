package dev.drey.cli.bench;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.RunningJob;
import dev.drey.cli.remote.Clusters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** An application of the service, another one for each start. */
final class DreyState implements StateGround {

    private final Trial trial;
    private final Application application;
    private final String key;
    private @Nullable PlainLaunch launch;

    private DreyState(Trial trial, String key) {
        this.trial = trial;
        this.application = new Application(trial.stage(), OrdersApplication.NAME);
        this.key = key;
    }

    /** Nothing runs yet. */
    static DreyState upload(Trial trial) throws IOException {
        return new DreyState(trial, new ProgramUpload(trial.stage(), OrdersApplication.BUCKET).upload(jar()));
    }

    /** The program. */
    static Path jar() {
        return Path.of(System.getProperty("drey.state", "state.jar"));
    }

    @Override
    public Side side() {
        return Side.DREY;
    }

    @Override
    public StateView start(CheckpointKind kind, StateLoad load) throws IOException, InterruptedException {
        create(kind, load);
        new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        StateView view = view();
        if (launch == null) {
            launch = PlainLaunch.like(RunningJob.cluster(trial.stage().service().clusters()));
        }
        return view;
    }

    /** As the first start launched its processes. */
    PlainLaunch launch() throws IOException {
        if (launch == null) {
            throw new IOException("Plain Flink cannot be started like the service's, which has not started any.");
        }
        return launch;
    }

    private StateView view() throws IOException, InterruptedException {
        Clusters clusters = trial.stage().service().clusters();
        RunningJob job = RunningJob.find(clusters);
        return new StateView(new RunningTasks(job.flink(), job.id()), clusters.documents(job.cluster()));
    }

    private void create(CheckpointKind kind, StateLoad load) {
        trial.stage()
                .service()
                .analytics()
                .createApplication(request -> request.applicationName(application.name())
                        .runtimeEnvironment(trial.runtime())
                        .serviceExecutionRole("arn:aws:iam::000000000000:role/drey-bench")
                        .applicationConfiguration(configuration -> configuration
                                .applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                        .codeContent(content -> content.s3ContentLocation(location ->
                                                location.bucketARN("arn:aws:s3:::" + OrdersApplication.BUCKET)
                                                        .fileKey(key))))
                                .flinkApplicationConfiguration(
                                        flink -> flink.checkpointConfiguration(checkpoints -> checkpoints
                                                        .configurationType("CUSTOM")
                                                        .checkpointingEnabled(true)
                                                        .checkpointInterval(kind.intervalMillis())
                                                        .minPauseBetweenCheckpoints(0L))
                                                .parallelismConfiguration(parallelism -> parallelism
                                                        .configurationType("CUSTOM")
                                                        .parallelism(StateLoad.TASKS)
                                                        .parallelismPerKPU(StateLoad.TASKS)
                                                        .autoScalingEnabled(false)))
                                .environmentProperties(environment -> environment.propertyGroups(groups(kind, load)))
                                .applicationSnapshotConfiguration(snapshots -> snapshots.snapshotsEnabled(true))));
    }

    private static List<PropertyGroup> groups(CheckpointKind kind, StateLoad load) {
        Map<String, String> settings = new TreeMap<>(kind.settings());
        settings.put(PlainProgram.METRICS_KEY, PlainProgram.METRICS_MILLIS);
        List<PropertyGroup> groups =
                new ArrayList<>(List.of(group("state", load.properties()), group("drey.flink", settings)));
        if (!kind.service().isEmpty()) {
            groups.add(group("drey", kind.service()));
        }
        return groups;
    }

    private static PropertyGroup group(String id, Map<String, String> properties) {
        return PropertyGroup.builder()
                .propertyGroupId(id)
                .propertyMap(properties)
                .build();
    }

    @Override
    public Duration killTaskManager() throws IOException, InterruptedException {
        return new DreyKills(trial).killTaskManager();
    }

    void takeSnapshot(String name) throws IOException, InterruptedException {
        application.snapshots().begin(name);
        application.snapshots().await(name);
    }

    /** Stops with a snapshot and starts from it; gives the time from the answer to the start to all tasks. */
    Duration returnToSnapshot() throws IOException, InterruptedException {
        application.stop(false);
        return new DreyStart(trial)
                .measure(ApplicationRestoreType.RESTORE_FROM_LATEST_SNAPSHOT)
                .flink()
                .tasksRunning();
    }

    @Override
    public void end() throws IOException, InterruptedException {
        if (application.get().applicationStatus() != ApplicationStatus.READY) {
            application.stop(true);
        }
        application.delete(application.get());
    }
}
