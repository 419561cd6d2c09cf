package dev.drey.telemetry;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ProcessMeter;
import dev.drey.flink.FlinkRest;
import dev.drey.model.Application;
import dev.drey.registry.Registry;
import dev.drey.telemetry.alarm.AlarmStore;
import dev.drey.telemetry.alarm.Alarms;
import dev.drey.telemetry.math.MetricReader;
import dev.drey.telemetry.series.MetricStore;
import dev.drey.telemetry.series.MetricsUnavailableException;
import dev.drey.telemetry.series.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is seen of the applications, and what was kept of it, for whoever wants to read it. */
public final class Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    private static final Duration ALARM_ROUND = Duration.ofSeconds(10);
    private static final Duration PRUNE_ROUND = Duration.ofMinutes(10);
    private static final int PAGE = 200;
    private static final long BYTES_PER_MEBIBYTE = 1L << 20;

    private final Registry registry;
    private final Stores stores;
    private final InstantSource clock;
    private final ScheduledExecutorService threads;
    private final Observatory observatory;
    private final MetricReader reader;
    private final Alarms alarms;

    /** Where it is kept. */
    public record Stores(MetricStore metrics, AlarmStore alarms, History history) {}

    /**
     * Where it is seen.
     *
     * @param flink with an HTTP client of its own, so that slow answers hold up nobody else
     * @param kpuMemoryMib of one task manager
     * @param data folder on the volume that clusters write to
     */
    public record Sources(
            Registry registry,
            IntFunction<FlinkRest> flink,
            ClusterDriver driver,
            ProcessMeter meter,
            int kpuMemoryMib,
            Path data) {}

    /**
     * What observing costs.
     *
     * @param requests to job managers
     * @param spent with looking, most of it in waiting for answers
     */
    public record Effort(int applications, long looks, long requests, Duration spent) {}

    /**
     * Observes nothing yet.
     *
     * @param audience is given each observation; it returns soon
     * @param threads of its own
     */
    public Telemetry(
            Sources sources,
            Stores stores,
            Consumer<Observation> audience,
            InstantSource clock,
            ScheduledExecutorService threads) {
        this.registry = sources.registry();
        this.stores = stores;
        this.clock = clock;
        this.threads = threads;
        Containers.Kpu kpu = new Containers.Kpu(sources.kpuMemoryMib() * BYTES_PER_MEBIBYTE, sources.data());
        observatory = new Observatory(
                registry,
                sources.flink(),
                subject -> new Containers(sources.driver(), sources.meter(), kpu),
                stores,
                audience,
                clock,
                threads);
        reader = new MetricReader(stores.metrics());
        alarms = new Alarms(stores.alarms(), reader);
    }

    /** Begins to observe. */
    public void begin() {
        observatory.begin();
        repeat(ALARM_ROUND, () -> alarms.evaluate(clock.instant()));
        repeat(PRUNE_ROUND, this::prune);
    }

    private void repeat(Duration pause, Runnable task) {
        ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(
                () -> guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A task that throws would never run again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (MetricsUnavailableException outage) {
            LOG.warn("{} It is tried again.", outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("A task of the observers failed and is repeated.", failure);
        }
    }

    private void prune() {
        stores.metrics().prune(clock.instant());
        stores.history()
                .retain(listApplications().stream().map(Application::uid).toList());
    }

    private List<Application> listApplications() {
        List<Application> all = new ArrayList<>();
        List<Application> page;
        do {
            String after = all.isEmpty() ? "" : all.get(all.size() - 1).name();
            page = registry.transact(tx -> tx.listApplications(after, PAGE));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /** Every application of the service. */
    public List<Application> applications() {
        return listApplications();
    }

    /** The application of that name. */
    public Optional<Application> findApplication(String name) {
        return registry.transact(tx -> tx.findApplication(name));
    }

    /** What was last seen of an application; empty when it has no cluster, and in the first moments of one. */
    public Optional<Observation> findLatest(String applicationUid) {
        return observatory.findLatest(applicationUid);
    }

    /** What was last seen of every application that has a cluster. */
    public List<Observation> observations() {
        return observatory.observations();
    }

    /** What was kept of applications' checkpoints, failures and lost task managers. */
    public History history() {
        return stores.history();
    }

    /** The newest figure of every metric of every application that has a cluster. */
    public List<Sample> samples() {
        return observatory.samples();
    }

    /** The series of all applications, and those that clients have put. */
    public MetricStore metrics() {
        return stores.metrics();
    }

    /** Answers queries over them. */
    public MetricReader reader() {
        return reader;
    }

    /** Alarms on them. */
    public Alarms alarms() {
        return alarms;
    }

    /** What observing has cost so far. */
    public Effort effort() {
        return observatory.effort();
    }

    /** The wall clock. */
    public InstantSource clock() {
        return clock;
    }
}
