package dev.drey;

import dev.drey.cluster.process.ProcessClusterDriver;
import dev.drey.cluster.process.SystemMeter;
import dev.drey.flink.FlinkRest;
import dev.drey.model.Application;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.CodeLocation;
import dev.drey.model.ConfigurationType;
import dev.drey.model.Encryption;
import dev.drey.model.Incarnation;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.sqlite.SqliteAlarmStore;
import dev.drey.telemetry.sqlite.SqliteMetricStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The observer of one application alone, against a job manager that is played: a part of {@code drey bench observer}. */
@Command(name = "observer-trial", hidden = true, description = "Observe one job manager, and say what it costs.")
final class ObserverTrial implements Callable<Integer> {

    private static final long BYTES_KEPT = 1L << 28;
    private static final int KPU_MEMORY_MIB = 1024;

    @Option(names = "--port", required = true, description = "Of the job manager's REST API, on loopback.")
    private int port;

    @Option(names = "--seconds", required = true, description = "How long to measure, after as long a warming up.")
    private int seconds;

    @Option(names = "--level", required = true, description = "The MetricsLevel of the application.")
    private MonitoringSettings.MetricsLevel level = MonitoringSettings.MetricsLevel.APPLICATION;

    @Option(names = "--data", required = true, description = "An empty folder.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        try (Registry registry = SqliteRegistry.open(folder.resolve("registry.db"));
                SqliteMetricStore metrics = SqliteMetricStore.open(
                        folder.resolve("metrics.db"), new SqliteMetricStore.Limits(Duration.ofDays(1), BYTES_KEPT));
                SqliteAlarmStore alarms = SqliteAlarmStore.open(folder.resolve("alarms.db"))) {
            registry.change(tx -> {
                tx.save(application());
                tx.save(new Incarnation("job", "uid", 1, port, 1, null, Instant.EPOCH));
            });
            HttpClient http = HttpClient.newHttpClient();
            Telemetry telemetry = new Telemetry(
                    new Telemetry.Sources(
                            registry,
                            rest -> new FlinkRest(URI.create("http://127.0.0.1:" + rest), http),
                            new ProcessClusterDriver(new SecureRandom()),
                            new SystemMeter(),
                            KPU_MEMORY_MIB,
                            folder),
                    new Telemetry.Stores(metrics, alarms, metrics.history()),
                    observation -> {},
                    InstantSource.system(),
                    threads);
            telemetry.begin();
            measure(telemetry);
            threads.shutdownNow();
            boolean unused = threads.awaitTermination(seconds, TimeUnit.SECONDS);
        }
        return CommandLine.ExitCode.OK;
    }

    private void measure(Telemetry telemetry) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
        Telemetry.Effort before = telemetry.effort();
        Duration cpuBefore = cpu();
        TimeUnit.SECONDS.sleep(seconds);
        Telemetry.Effort after = telemetry.effort();
        double cpu = cpu().minus(cpuBefore).toNanos() / 1e9;
        System.out.printf(
                "{\"looks\":%d,\"requests\":%d,\"cpuSeconds\":%s,\"seconds\":%d}%n",
                after.looks() - before.looks(), after.requests() - before.requests(), cpu, seconds);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Application application() {
        ApplicationConfiguration configuration = new ApplicationConfiguration(
                new CodeLocation("arn:aws:s3:::jobs", "job.jar", null),
                CheckpointSettings.DEFAULT,
                new MonitoringSettings(ConfigurationType.CUSTOM, level, MonitoringSettings.LogLevel.INFO),
                ParallelismSettings.DEFAULT,
                List.of(),
                List.of(),
                true,
                false,
                Encryption.DEFAULT);
        ApplicationVersion version = new ApplicationVersion(
                1, "", RuntimeEnvironment.FLINK_2_2, "role", configuration, List.of(), Instant.EPOCH, null);
        return new Application(
                "trial",
                "uid",
                "arn",
                Instant.EPOCH,
                Instant.EPOCH,
                ApplicationStatus.RUNNING,
                version,
                "token",
                null,
                Map.of(),
                null);
    }
}
