package dev.drey.testing;

import dev.drey.cluster.ProcessMeter;
import dev.drey.doctor.HouseDoctor;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import dev.drey.telemetry.sqlite.SqliteAlarmStore;
import dev.drey.telemetry.sqlite.SqliteMetricStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Telemetry on real stores that observes nothing unless it is begun; its clock stands where a test puts it. */
public final class TelemetryBench implements AutoCloseable {

    private final Registry registry;
    private final SqliteMetricStore metrics;
    private final SqliteAlarmStore alarms;
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final Telemetry telemetry;
    private final ControlBench control;
    private final HouseDoctor doctor;
    private volatile Instant now = Examples.NOON;

    /** @param folder of the stores */
    public TelemetryBench(Path folder) {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        metrics = SqliteMetricStore.open(
                folder.resolve("metrics.db"), new SqliteMetricStore.Limits(Duration.ofDays(15), 1 << 26));
        alarms = SqliteAlarmStore.open(folder.resolve("alarms.db"));
        telemetry = new Telemetry(
                new Telemetry.Sources(
                        registry,
                        port -> {
                            throw new AssertionError("Flink was not to be asked.");
                        },
                        new UntouchedClusters(),
                        new BlindMeter(),
                        1024,
                        folder),
                new Telemetry.Stores(metrics, alarms, metrics.history()),
                observation -> {},
                () -> now,
                threads);
        try {
            control = new ControlBench(registry, folder, () -> now);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        doctor = new HouseDoctor(
                new HouseDoctor.Sources(
                        registry,
                        telemetry,
                        control.control().clusters(),
                        control.control().treatments(),
                        control.control().events(),
                        port -> {
                            throw new AssertionError("Flink was not to be asked.");
                        }),
                () -> now,
                threads);
    }

    /** Who examines nothing, as nothing is observed. */
    public HouseDoctor doctor() {
        return doctor;
    }

    /** Sees nothing of the operating system. */
    public static final class BlindMeter implements ProcessMeter {
        @Override
        public Optional<Usage> measure(long pid) {
            return Optional.empty();
        }

        @Override
        public OptionalDouble diskUsed(Path folder) {
            return OptionalDouble.empty();
        }
    }

    /** What is tested. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** Where applications can be put. */
    public Registry registry() {
        return registry;
    }

    /** The present moment. */
    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** A figure of one of Amazon's metrics of the application {@code clicks}, at this moment. */
    public void put(String metric, String unit, double value) {
        metrics.append(
                now,
                List.of(new Sample(
                        new MetricId("AWS/KinesisAnalytics", metric, Map.of("Application", "clicks")),
                        unit,
                        StatisticSet.of(value),
                        true)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        control.close();
        metrics.close();
        alarms.close();
        registry.close();
    }
}
