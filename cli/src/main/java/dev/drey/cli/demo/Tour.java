package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.FlinkException;
import dev.drey.programs.orders.verify.OrdersReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** The story that the demo tells, in order. */
final class Tour {

    private static final int CHECKPOINTS_SHOWN = 2;

    private final Stage stage;
    private final String runtime;
    private final String outputPrefix;
    private final OrdersApplication application;
    private final CheckpointWatch checkpoints;
    private final TaskManagerKill taskManagerKill;
    private final CommittedOutput output;
    private final OutputProof proof;
    private final Table figures = new Table();

    /** @param run tells this run's output from that of others */
    Tour(Stage stage, String runtime, String run) {
        this.stage = stage;
        this.runtime = runtime;
        this.outputPrefix = "output-" + run;
        this.application = new OrdersApplication(stage);
        this.checkpoints = new CheckpointWatch(stage);
        this.taskManagerKill = new TaskManagerKill(stage);
        this.output = new CommittedOutput(stage, outputPrefix + "/orders/");
        this.proof = new OutputProof(stage, output);
    }

    /** The job that runs at the end. */
    RunningJob run(Path program) throws IOException, InterruptedException, FlinkException, CommandFailure {
        application.deleteLeftover();
        String key = upload(program);
        createAndStart(key);
        Checkpoint last = watchCheckpoints();
        killTaskManager(last);
        RunningJob job = stopAndStartAgain();
        stage.screen().heading("In figures");
        stage.screen().show(figures.lines());
        return job;
    }

    String outputUri() {
        return "s3://" + OrdersApplication.BUCKET + "/" + outputPrefix;
    }

    private String upload(Path program) throws IOException {
        stage.screen().heading("1 of 5  Upload a streaming application");
        if (!Files.isRegularFile(program)) {
            throw new CommandFailure("The demo's program is not at '" + program
                    + "'. Start the demo with the script `drey`, which builds it.");
        }
        String key = new ProgramUpload(stage, OrdersApplication.BUCKET).upload(program);
        new EarlierOutput(stage).remove("output-");
        stage.screen()
                .say("It makes " + OrdersRequest.ORDERS_PER_SECOND
                        + " orders a second, keeps a running count and total per customer, and");
        stage.screen().say("writes both to files that are committed when a checkpoint completes.");
        return key;
    }

    private void createAndStart(String key) throws IOException, InterruptedException, FlinkException, CommandFailure {
        stage.screen().heading("2 of 5  Create it with the example of Amazon's documentation, and start it");
        application.create(new OrdersRequest(
                OrdersApplication.NAME,
                runtime,
                OrdersApplication.BUCKET,
                key,
                "s3a://" + OrdersApplication.BUCKET + "/" + outputPrefix,
                OrdersRequest.Checkpoints.EXAMPLE));
        Duration toRunning = application.start();
        stage.screen().say("RUNNING after " + Figures.seconds(toRunning) + ".");
        figures.row("StartApplication to RUNNING", Figures.seconds(toRunning));
        checkpoints.showSettings(job());
    }

    private Checkpoint watchCheckpoints() throws IOException, InterruptedException, FlinkException, CommandFailure {
        stage.screen()
                .heading("3 of 5  Watch checkpoints complete, one every "
                        + OrdersRequest.Checkpoints.EXAMPLE.interval().toSeconds() + " s");
        Instant began = stage.time().now();
        RunningJob job = job();
        Checkpoint last = checkpoints.next(job, 0, began);
        for (int shown = 1; shown < CHECKPOINTS_SHOWN; shown++) {
            last = checkpoints.next(job, last.id(), began);
        }
        figures.row("A checkpoint", Figures.seconds(last.duration()) + ", " + Figures.bytes(last.fullSizeBytes()));
        return last;
    }

    private void killTaskManager(Checkpoint last)
            throws IOException, InterruptedException, FlinkException, CommandFailure {
        stage.screen().heading("4 of 5  Kill the process that does the work");
        RunningJob job = job();
        taskManagerKill.putWorkAtStake(last.triggeredAt());
        Set<String> committed = output.keys();
        Duration recovery = taskManagerKill.kill(job);
        stage.screen().say("All tasks run again " + Figures.seconds(recovery) + " after the kill.");
        figures.row("SIGKILL to all tasks running", Figures.seconds(recovery));
        checkpoints.next(job, checkpoints.newestId(job), stage.time().now());
        OrdersReport report = proof.show(output.awaitCommitAfter(committed));
        figures.row("Orders verified after the kill", Figures.count(report.records()) + ", each exactly once");
    }

    private RunningJob stopAndStartAgain() throws IOException, InterruptedException, FlinkException, CommandFailure {
        stage.screen().heading("5 of 5  Stop it with a snapshot, start it from that snapshot");
        Duration toReady = application.stop();
        SnapshotDetails snapshot = application.newestSnapshot();
        stage.screen()
                .say("READY after " + Figures.seconds(toReady) + ", with snapshot " + snapshot.snapshotName() + ", "
                        + snapshot.snapshotStatus() + ".");
        figures.row("StopApplication to READY, with snapshot", Figures.seconds(toReady));
        Set<String> committed = new HashSet<>(output.keys());
        long before = output.verify(committed).highestNumber();
        stage.screen().say("The highest committed order number is " + Figures.count(before) + ".");
        Duration toRunning = application.start();
        stage.screen().say("RUNNING after " + Figures.seconds(toRunning) + ", from the latest snapshot.");
        figures.row("StartApplication from the snapshot to RUNNING", Figures.seconds(toRunning));
        RunningJob job = job();
        checkpoints.next(job, 0, stage.time().now());
        OrdersReport report = proof.show(output.awaitCommitAfter(committed));
        requireGoneOn(before, report.highestNumber());
        figures.row("Orders verified after stop and start", Figures.count(report.records()) + ", each exactly once");
        return job;
    }

    private void requireGoneOn(long before, long after) throws CommandFailure {
        if (after <= before) {
            throw new CommandFailure("After its start from the snapshot, application " + OrdersApplication.NAME
                    + " did not go on: the highest order number was " + before + " and is " + after + ".");
        }
        stage.screen()
                .say("  The counting went on where it stopped: from " + Figures.count(before) + " to "
                        + Figures.count(after) + ", without a gap or a repetition.");
    }

    private RunningJob job() throws IOException, InterruptedException, CommandFailure {
        return RunningJob.find(stage.service().clusters());
    }
}
