package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.OrdersRequest;
import dev.drey.cli.demo.RunningJob;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.trial.TrialFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;

/** What it costs to look at an application all the time. */
@Command(
        name = "observer",
        description =
                "Looks per second, and the processor time of the service and of the job manager with a small job; then of"
                        + " the observer alone with jobs of 10 and of 500 subtasks, which are played.",
        mixinStandardHelpOptions = true)
final class ObserverCommand implements Callable<Integer> {

    private static final List<String> NOTES = List.of(
            "Processor time in percent of one processor, over the time that --seconds says, after as long a warming up.",
            "The job of 9 subtasks is the demo's, with a checkpoint every second and the metrics level OPERATOR.",
            "Jobs of 10 and of 500 subtasks in 5 tasks are played by an HTTP server: only the observer's own cost is real.",
            "An application is looked at every 5 s at most, and for a tenth of the time at most.");

    private static final List<String> LEVELS = List.of("APPLICATION", "PARALLELISM");
    private static final List<Integer> PLAYED = List.of(10, 500);

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each measurement takes; default ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Override
    public Integer call() throws Exception {
        options.atLeastOne("--seconds", seconds);
        return new Bench(options).run(NOTES, this::measure);
    }

    private void measure(Trial trial, Findings findings) throws IOException, InterruptedException {
        createApplication(trial);
        new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        String how = ", 9 subtasks";
        Cluster cluster = RunningJob.cluster(trial.stage().service().clusters());
        long jobManager = cluster.findJobManager()
                .orElseThrow(() -> new IOException("The job manager is gone."))
                .pid();
        trial.say("measuring for " + 2 * seconds + " s" + how);
        pause(trial);
        ProcessorTime service = ProcessorTime.begin(trial.own().pid());
        ProcessorTime flink = ProcessorTime.begin(jobManager);
        ObserverFigures before = ObserverFigures.read(trial.stage().service().endpoint());
        pause(trial);
        ObserverFigures after = ObserverFigures.read(trial.stage().service().endpoint());
        findings.addCpu(trial.runtime(), "service" + how, service.part());
        findings.addCpu(trial.runtime(), "job manager" + how, flink.part());
        findings.addRate(trial.runtime(), "looks" + how, (after.looks() - before.looks()) / seconds);
        findings.addRate(trial.runtime(), "requests" + how, (after.requests() - before.requests()) / seconds);
        trial.application().stop();
        for (int subtasks : PLAYED) {
            for (String level : LEVELS) {
                play(trial, findings, subtasks, level);
            }
        }
    }

    private void pause(Trial trial) throws InterruptedException {
        trial.stage().time().pause(Duration.ofSeconds(seconds));
    }

    /** Three subtasks for each of its three tasks. */
    private static void createApplication(Trial trial) throws IOException, InterruptedException {
        String key = new ProgramUpload(trial.stage(), OrdersApplication.BUCKET).upload(trial.program());
        ObjectNode request = (ObjectNode) new ObjectMapper()
                .readTree(new OrdersRequest(
                                OrdersApplication.NAME,
                                trial.runtime(),
                                OrdersApplication.BUCKET,
                                key,
                                trial.folder().resolve("output").toUri().toString(),
                                Trial.CHECKPOINTS)
                        .json());
        ObjectNode flink = (ObjectNode) request.at("/ApplicationConfiguration/FlinkApplicationConfiguration");
        flink.putObject("ParallelismConfiguration")
                .put("ConfigurationType", "CUSTOM")
                .put("Parallelism", 3)
                .put("ParallelismPerKPU", 3);
        flink.putObject("MonitoringConfiguration")
                .put("ConfigurationType", "CUSTOM")
                .put("MetricsLevel", "OPERATOR")
                .put("LogLevel", "INFO");
        trial.stage().service().awsJson().call("CreateApplication", request.toString());
    }

    private void play(Trial trial, Findings findings, int subtasks, String level)
            throws IOException, InterruptedException {
        trial.say("measuring for " + 2 * seconds + " s, " + subtasks + " subtasks played, level " + level);
        try (PlayedJobManager jobManager = PlayedJobManager.of(subtasks)) {
            Path folder = TrialFolder.of(null, "drey-observer-", trial.endings());
            JsonNode effort = new ObjectMapper()
                    .readTree(Launcher.find()
                            .output(List.of(
                                    "observer-trial",
                                    "--port",
                                    String.valueOf(jobManager.port()),
                                    "--seconds",
                                    String.valueOf(seconds),
                                    "--level",
                                    level,
                                    "--data",
                                    folder.toString())));
            String how = ", " + subtasks + " subtasks, " + level;
            findings.addCpu(
                    trial.runtime(), "observer" + how, effort.path("cpuSeconds").asDouble() / seconds);
            findings.addRate(
                    trial.runtime(), "looks" + how, effort.path("looks").asDouble() / seconds);
            findings.addRate(
                    trial.runtime(), "requests" + how, effort.path("requests").asDouble() / seconds);
        }
    }
}
