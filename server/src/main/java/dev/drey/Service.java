package dev.drey;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.process.CompanionMemoryDivision;
import dev.drey.cluster.process.CompanionStateFiles;
import dev.drey.cluster.process.FlinkCompanion;
import dev.drey.cluster.process.ProcessClusterDriver;
import dev.drey.cluster.process.ProcessStateInspector;
import dev.drey.cluster.process.SystemMeter;
import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.control.Control;
import dev.drey.control.Identifiers;
import dev.drey.diagnosis.collect.LiveSource;
import dev.drey.doctor.HouseDoctor;
import dev.drey.flink.FlinkRest;
import dev.drey.http.AwsJsonHandler;
import dev.drey.http.BasicAccess;
import dev.drey.http.CloudWatchHandler;
import dev.drey.http.DreyApiHandler;
import dev.drey.http.HttpFront;
import dev.drey.http.Operations;
import dev.drey.http.PrometheusHandler;
import dev.drey.http.PrometheusPage;
import dev.drey.http.cloudwatch.CloudWatchOperations;
import dev.drey.http.console.ConsoleHandler;
import dev.drey.http.console.Overview;
import dev.drey.http.dashboard.DashboardAccess;
import dev.drey.http.dashboard.DashboardHandler;
import dev.drey.http.dashboard.DashboardKey;
import dev.drey.http.dashboard.DashboardLinks;
import dev.drey.http.logs.LogOperations;
import dev.drey.http.operations.ApiOperations;
import dev.drey.http.signature.Gate;
import dev.drey.http.signature.SignatureGate;
import dev.drey.logs.LogStore;
import dev.drey.logs.files.FileLogStore;
import dev.drey.logs.search.LogQueries;
import dev.drey.logs.shipping.LogShipping;
import dev.drey.objectstore.AccessKey;
import dev.drey.objectstore.EmbeddedObjectStore;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.RuntimeStatus;
import dev.drey.state.LocalStateFiles;
import dev.drey.state.StateFiles;
import dev.drey.state.StateFilesByScheme;
import dev.drey.state.objects.ObjectStateFiles;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.sqlite.SqliteAlarmStore;
import dev.drey.telemetry.sqlite.SqliteMetricStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;

/** The service, put together: every adapter meets its port here and nowhere else. */
final class Service implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int SECONDS_TO_END = 5;
    private static final int OBSERVERS = 2;
    private static final int DOCTORS = 2;

    private final Registry registry;
    private final EmbeddedObjectStore objects;
    private final FlinkRuntimes runtimes;
    private final FlinkCompanion companion;
    private final HttpFront front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService downloads = RuntimeCommand.downloads();
    private final SqliteMetricStore metrics;
    private final SqliteAlarmStore alarms;
    private final ScheduledExecutorService observers = Executors.newScheduledThreadPool(OBSERVERS);
    private final ScheduledExecutorService doctors = Executors.newScheduledThreadPool(DOCTORS);
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService shipping = Executors.newSingleThreadScheduledExecutor();

    private Service(Settings settings, Installation installation) {
        DataFolder data = new DataFolder(settings.dataFolder());
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        registry = SqliteRegistry.open(data.registry());
        objects = EmbeddedObjectStore.open(data.objects(), keys(settings));
        runtimes = RuntimeCommand.runtimes(settings, installation, downloads);
        companion = new FlinkCompanion(runtimes::any, settings.hadoopClassPath());
        ClusterDriver driver = new ProcessClusterDriver(random);
        Control control = control(settings, driver, clock, random);
        metrics = SqliteMetricStore.open(
                data.metrics(),
                new SqliteMetricStore.Limits(
                        settings.metrics().time(), (long) settings.metrics().mebibytes() << 20));
        alarms = SqliteAlarmStore.open(data.alarms());
        Telemetry telemetry = telemetry(settings, driver, control.story()::tell, clock);
        HouseDoctor doctor = doctor(control, telemetry, clock);
        DashboardAccess dashboards = new DashboardAccess(DashboardKey.load(data.dashboardKey(), random), clock);
        Operations operations = new Operations(ApiOperations.all(control, new DashboardLinks(dashboards, this::uri)));
        Map<String, String> secrets = secrets(settings);
        Gate gate = secrets.isEmpty() ? Gate.OPEN : new SignatureGate(secrets, clock);
        LogStore logs = logs(data, clock);
        front = new HttpFront(
                new InetSocketAddress(settings.address(), settings.port()),
                List.of(
                        cloudWatchLogs(settings, logs, secrets, clock),
                        cloudWatch(settings, telemetry, secrets, clock),
                        new AwsJsonHandler(operations, gate),
                        new ConsoleHandler(new Overview(telemetry, doctor, control.events()), new BasicAccess(secrets)),
                        new DreyApiHandler(
                                control.clusters(),
                                control.checkpoints(),
                                control.inspections(),
                                control.events(),
                                telemetry,
                                doctor,
                                gate),
                        new PrometheusHandler(PrometheusPage.registry(telemetry, doctor), secrets),
                        new DashboardHandler(dashboards, control.clusters()),
                        objects.handler()));
        front.start();
        control.begin();
        telemetry.begin();
        doctor.begin();
        ship(data, logs, clock);
    }

    private void ship(DataFolder data, LogStore logs, InstantSource clock) {
        LogShipping shipper = new LogShipping(registry, data, logs, clock);
        ScheduledFuture<?> unused = shipping.scheduleWithFixedDelay(shipper::ship, 1, 1, TimeUnit.SECONDS);
    }

    private static LogStore logs(DataFolder data, InstantSource clock) {
        try {
            return FileLogStore.open(data.logs(), clock);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The logs in " + data.logs() + " cannot be read: " + failure.getMessage()
                            + ". Check the disk, or move the folder away to begin with empty ones.",
                    failure);
        }
    }

    private Handler cloudWatchLogs(Settings settings, LogStore logs, Map<String, String> secrets, InstantSource clock) {
        String arnPrefix = "arn:aws:logs:" + settings.region() + ":" + settings.account();
        return AwsJsonHandler.ofOneService(
                Operations.ofLogs(LogOperations.all(logs, new LogQueries(logs, threads, clock), clock, arnPrefix)),
                secrets.isEmpty() ? Gate.OPEN : new SignatureGate(secrets, clock, LogOperations.SIGNED_SERVICE));
    }

    private Control control(Settings settings, ClusterDriver driver, InstantSource clock, SecureRandom random) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
        IntFunction<FlinkRest> flink = flink(http);
        return new Control(
                settings,
                new Control.Ports(
                        registry,
                        objects,
                        stateFiles(),
                        runtimes,
                        driver,
                        new CompanionMemoryDivision(companion),
                        new ProcessStateInspector(new DataFolder(settings.dataFolder()).inspections()),
                        flink,
                        this::uri),
                new Control.Machinery(
                        clock,
                        () -> Instant.EPOCH.plusNanos(System.nanoTime()),
                        duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis()),
                        new Identifiers(random),
                        threads,
                        alarm));
    }

    private static IntFunction<FlinkRest> flink(HttpClient http) {
        return port -> new FlinkRest(URI.create("http://" + LOOPBACK + ":" + port), http);
    }

    /** With a client and threads of its own: what it waits for holds up nobody else. */
    private Telemetry telemetry(
            Settings settings, ClusterDriver driver, Consumer<Observation> audience, InstantSource clock) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
        return new Telemetry(
                new Telemetry.Sources(
                        registry,
                        flink(http),
                        driver,
                        new SystemMeter(),
                        settings.kpuMemory().totalMib(),
                        settings.dataFolder()),
                new Telemetry.Stores(metrics, alarms, metrics.history()),
                audience,
                clock,
                observers);
    }

    /** Likewise. */
    private HouseDoctor doctor(Control control, Telemetry telemetry, InstantSource clock) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
        return new HouseDoctor(
                new HouseDoctor.Sources(
                        registry,
                        telemetry,
                        control.clusters(),
                        control.treatments(),
                        control.events(),
                        port -> new LiveSource(URI.create("http://" + LOOPBACK + ":" + port), http, clock)),
                clock,
                doctors);
    }

    /** Returns when requests are answered. */
    static Service start(Settings settings, Installation installation) {
        return new Service(settings, installation);
    }

    URI uri() {
        return front.uri();
    }

    List<RuntimeStatus> runtimes() {
        return runtimes.list();
    }

    private StateFiles stateFiles() {
        Map<String, StateFiles> places = new HashMap<>();
        places.put(LocalStateFiles.SCHEME, new LocalStateFiles());
        ObjectStateFiles inBuckets = new ObjectStateFiles(objects);
        ObjectStateFiles.SCHEMES.forEach(scheme -> places.put(scheme, inBuckets));
        CompanionStateFiles inHadoop = new CompanionStateFiles(companion);
        CompanionStateFiles.SCHEMES.forEach(scheme -> places.put(scheme, inHadoop));
        return new StateFilesByScheme(places);
    }

    private static List<AccessKey> keys(Settings settings) {
        return settings.accessKeys().stream()
                .map(key -> new AccessKey(key.id(), key.secret()))
                .toList();
    }

    private static Handler cloudWatch(
            Settings settings, Telemetry telemetry, Map<String, String> secrets, InstantSource clock) {
        String arnPrefix = "arn:aws:cloudwatch:" + settings.region() + ":" + settings.account() + ":alarm:";
        return new CloudWatchHandler(
                Operations.ofCloudWatch(CloudWatchOperations.all(telemetry, arnPrefix)),
                secrets.isEmpty() ? Gate.OPEN : new SignatureGate(secrets, clock, CloudWatchHandler.SIGNED_SERVICE));
    }

    /** By access key id; none when any signature is accepted. */
    private static Map<String, String> secrets(Settings settings) {
        return settings.accessKeys().stream()
                .collect(Collectors.toMap(Settings.AccessKey::id, Settings.AccessKey::secret, (first, again) -> first));
    }

    /** Clusters are left alone: they are found again by the next service. */
    @Override
    public void close() {
        front.close();
        alarm.shutdownNow();
        observers.shutdownNow();
        doctors.shutdownNow();
        shipping.shutdown();
        threads.shutdownNow();
        downloads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)
                    && observers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)
                    && doctors.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)
                    && shipping.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        companion.close();
        objects.close();
        metrics.close();
        alarms.close();
        registry.close();
    }
}
