package dev.drey.cli;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.SettingOrigins;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.flink.FlinkRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;

/** Shows one application. */
@Command(
        name = "status",
        description = "Show one application: its job, its processes, its last checkpoints.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int CHECKPOINTS_SHOWN = 5;

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = "--config",
            description =
                    "Show the settings of fault tolerance that it runs with, as Flink reports them, and their origins.")
    private boolean config;

    @Override
    public Integer call() throws Exception {
        return options.perform(application -> {
            ApplicationDetail detail = application.get();
            if (config) {
                showConfig(application, detail);
                return;
            }
            ApplicationFacts facts = new ApplicationFacts(
                    detail.applicationName(),
                    detail.applicationStatusAsString(),
                    detail.runtimeEnvironmentAsString(),
                    detail.applicationVersionId(),
                    ApplicationFacts.findJob(application.stage().service(), detail.applicationName())
                            .orElse(null),
                    ApplicationFacts.findDoctor(application.stage().service(), detail.applicationName())
                            .orElse(null));
            options.output().answer(facts, describe(facts));
        });
    }

    private void showConfig(Application application, ApplicationDetail detail) throws Exception {
        Clusters clusters = application.stage().service().clusters();
        Optional<Cluster> cluster = clusters.find(detail.applicationName());
        Optional<SettingOrigins> origins = clusters.findSettings(detail.applicationName());
        if (cluster.isEmpty() || origins.isEmpty()) {
            throw new CommandFailure("Application " + detail.applicationName() + " is "
                    + detail.applicationStatusAsString() + " and runs with no settings now. `drey start` starts it.");
        }
        boolean asked = !detail.applicationConfigurationDescription()
                .flinkApplicationConfigurationDescription()
                .checkpointConfigurationDescription()
                .configurationTypeAsString()
                .equals("DEFAULT");
        FlinkRest flink = clusters.flink(cluster.get());
        ConfigFacts facts = ConfigFacts.of(
                detail.applicationName(),
                asked,
                flink.checkpointSettings(cluster.get().jobId()),
                flink.configuration(),
                origins.get());
        options.output().answer(facts, describe(facts));
    }

    private static List<String> describe(ConfigFacts facts) {
        Table table = new Table().row("CHECKPOINTS", "AS FLINK REPORTS IT", "ORIGIN");
        facts.checkpoints().forEach(setting -> table.row(setting.key(), setting.value(), setting.origin()));
        table.row("").row("CLUSTER", "AS FLINK REPORTS IT", "ORIGIN");
        facts.cluster().forEach(setting -> table.row(setting.key(), setting.value(), setting.origin()));
        if (!facts.program().isEmpty()) {
            table.row("").row("IN THE PROGRAM'S CODE", "AS THE PROGRAM SETS IT", "ORIGIN");
            facts.program().forEach(setting -> table.row(setting.key(), setting.value(), setting.origin()));
        }
        return table.lines();
    }

    static List<String> describe(ApplicationFacts facts) {
        Table table = new Table()
                .row("Application", facts.name())
                .row("Status", facts.status())
                .row("Runtime", facts.runtime())
                .row("Version", String.valueOf(facts.version()));
        if (facts.doctor() != null) {
            table.row("Doctor", facts.doctor().words(facts.name()));
        }
        ApplicationFacts.JobFacts job = facts.job();
        if (job == null) {
            return table.lines();
        }
        table.row(
                        "Job",
                        job.id() + ", " + job.status() + ", " + job.tasksRunning() + " of " + job.tasks()
                                + " tasks run")
                .row("Dashboard", job.dashboard() == null ? "-" : job.dashboard())
                .row("Processes", processes(job))
                .row("Standby", standby(job.standbyTaskManagers()))
                .row("Checkpoints", job.checkpoints() + " completed, " + job.failedCheckpoints() + " failed");
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(checkpoints(job));
        return lines;
    }

    private static String processes(ApplicationFacts.JobFacts job) {
        return job.processes().stream()
                .map(process -> process.name() + " (" + process.pid() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String standby(int taskManagers) {
        return switch (taskManagers) {
            case 0 -> "none; a task manager that dies is started anew";
            case 1 -> "1 task manager beyond the KPUs";
            default -> taskManagers + " task managers beyond the KPUs";
        };
    }

    private static List<String> checkpoints(ApplicationFacts.JobFacts job) {
        Table table = new Table();
        job.recentCheckpoints().stream()
                .limit(CHECKPOINTS_SHOWN)
                .forEach(checkpoint -> table.row(
                        "  " + (checkpoint.savepoint() ? "savepoint " : "checkpoint ") + checkpoint.id(),
                        checkpoint.status(),
                        checkpoint.triggered(),
                        Figures.seconds(Duration.ofMillis(checkpoint.durationMillis())),
                        Figures.bytes(checkpoint.bytes())));
        return table.lines();
    }
}
