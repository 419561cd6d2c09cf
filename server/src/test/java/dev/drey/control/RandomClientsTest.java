package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.flink.FlinkRest;
import dev.drey.http.AwsJsonHandler;
import dev.drey.http.HttpFront;
import dev.drey.http.Operations;
import dev.drey.http.dashboard.DashboardAccess;
import dev.drey.http.dashboard.DashboardLinks;
import dev.drey.http.operations.ApiOperations;
import dev.drey.http.signature.Gate;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.KpuMemory;
import dev.drey.objectstore.EmbeddedObjectStore;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.UntouchedClusters;
import dev.drey.testing.UntouchedRuntimes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;

/**
 * Several AWS clients fire random requests at the same few applications, over HTTP, on a real registry, while pretended
 * works end by chance. {@code -Ddrey.random.seed} repeats the choices of a run, though not its timing;
 * {@code -Ddrey.random.requests} makes it longer.
 */
class RandomClientsTest {

    private static final int CLIENTS = 8;
    private static final int REQUESTS = Integer.getInteger("drey.random.requests", 250);
    private static final long SEED = Long.getLong("drey.random.seed", System.nanoTime());
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final Set<String> WHAT_UPDATES = Set.of(
            "UpdateApplication",
            "AddApplicationVpcConfiguration",
            "DeleteApplicationVpcConfiguration",
            "AddApplicationCloudWatchLoggingOption",
            "DeleteApplicationCloudWatchLoggingOption");
    private static final Duration TO_SETTLE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Collection<String> unexpected = new ConcurrentLinkedQueue<>();
    private ModelledErrors modelled;
    private WatchedRegistry registry;
    private EmbeddedObjectStore objects;
    private HttpFront front;

    @BeforeEach
    void start() throws Exception {
        modelled = new ModelledErrors();
        DataFolder data = new DataFolder(folder);
        registry = new WatchedRegistry(SqliteRegistry.open(data.registry()));
        objects = EmbeddedObjectStore.open(data.objects(), List.of());
        Files.writeString(
                Files.createDirectories(data.objects().resolve("jobs")).resolve("clicks.jar"), "jar");
        Identifiers identifiers = new Identifiers(new SecureRandom());
        Control control = control(identifiers);
        DashboardLinks links =
                new DashboardLinks(new DashboardAccess(new byte[32], InstantSource.system()), () -> front.uri());
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new AwsJsonHandler(new Operations(ApiOperations.all(control, links)), Gate.OPEN)));
        front.start();
        control.begin(new PretendedWorks(registry, data, identifiers, new Random(SEED)).all());
    }

    private Control control(Identifiers identifiers) {
        Settings settings = new Settings(
                folder,
                folder,
                "127.0.0.1",
                0,
                "us-east-1",
                "000000000000",
                null,
                List.of(),
                new Settings.Processes(KpuMemory.ofTotal(1024), 256, ""),
                new Settings.Patience(Duration.ofSeconds(60), Duration.ofSeconds(10)),
                Settings.Retention.DEFAULT,
                false);
        // Nothing listens on port 1, so that Flink is never there.
        FlinkRest silent = new FlinkRest(URI.create("http://127.0.0.1:1"), HttpClient.newHttpClient());
        return new Control(
                settings,
                new Control.Ports(
                        registry,
                        objects,
                        new LocalStateFiles(),
                        UntouchedRuntimes.in(folder),
                        new UntouchedClusters(),
                        (total, asked) -> KpuMemory.ofTotal(total),
                        question -> "{\"failed\": \"nothing is read here\"}",
                        port -> silent,
                        () -> URI.create("http://127.0.0.1")),
                new Control.Machinery(
                        InstantSource.system(), InstantSource.system(), pause -> {}, identifiers, threads, alarm));
    }

    @AfterEach
    void stop() throws Exception {
        front.close();
        alarm.shutdownNow();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        objects.close();
        registry.close();
    }

    @Test
    void nothingEverGoesAgainstTheRulesAndNothingIsLeft() throws Exception {
        String run = "seed " + SEED + ", " + CLIENTS + " clients";
        List<Future<?>> clients = IntStream.range(0, CLIENTS)
                .<Future<?>>mapToObj(number ->
                        threads.submit(new RandomClient(client(), SEED + number, NAMES, this::answered, REQUESTS)))
                .toList();
        for (Future<?> client : clients) {
            client.get();
        }
        System.out.println(run + ": " + answers + "; " + registry.transitions());
        settle(run);

        assertThat(registry.violations()).as(run).isEmpty();
        assertThat(unexpected).as(run).isEmpty();
        assertThat(answers.entrySet().stream()
                        .filter(answer -> WHAT_UPDATES.contains(answer.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .sum())
                .as(run + ": one winner for each version")
                .isEqualTo(registry.transitions().entrySet().stream()
                        .filter(transition -> transition.getKey().endsWith("-> UPDATING"))
                        .mapToInt(Map.Entry::getValue)
                        .sum())
                .isPositive();
        deleteAll(run);
        assertThat(rows()).as(run).isEmpty();
        try (Stream<Path> left = Files.walk(folder.resolve("applications"))) {
            assertThat(left).as(run).containsExactly(folder.resolve("applications"));
        }
        assertThat(folder.resolve("uploads")).as(run).isEmptyDirectory();
    }

    private void answered(String operation, @Nullable KinesisAnalyticsV2Exception error) {
        if (error == null) {
            answers.merge(operation, 1, Integer::sum);
            return;
        }
        String code = error.awsErrorDetails().errorCode();
        answers.merge(operation + " " + code, 1, Integer::sum);
        boolean expected = code.equals("InvalidArgumentException")
                || modelled.of(operation).contains(code);
        if (error.statusCode() != 400 || !expected) {
            unexpected.add(operation + " was answered " + error.statusCode() + ": " + error.getMessage());
        }
    }

    private KinesisAnalyticsV2Client client() {
        return KinesisAnalyticsV2Client.builder()
                .endpointOverride(front.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private List<Application> applications() {
        return registry.transact(tx -> tx.listApplications("", 50));
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TO_SETTLE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + ": " + applications()).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Every operation ends, and every snapshot. */
    private void settle(String run) throws InterruptedException {
        await(
                run + ": everything comes to rest",
                () -> applications().stream()
                        .allMatch(application -> !application.status().isTransitional()
                                && registry.transact(tx -> tx.listOpenOperations(application.uid()))
                                        .isEmpty()));
    }

    private void deleteAll(String run) throws InterruptedException {
        try (KinesisAnalyticsV2Client client = client()) {
            for (Application application : applications()) {
                if (application.status() != ApplicationStatus.DELETING) {
                    client.deleteApplication(
                            r -> r.applicationName(application.name()).createTimestamp(application.createdAt()));
                }
            }
        }
        await(run + ": everything is deleted", () -> applications().isEmpty());
    }

    /** Tables of the registry that are not empty. */
    private List<String> rows() throws Exception {
        List<String> full = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.db"))) {
            for (String table : List.of("application", "version", "operation", "snapshot", "incarnation")) {
                try (ResultSet count = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                    if (count.getInt(1) > 0) {
                        full.add(table + ": " + count.getInt(1));
                    }
                }
            }
        }
        return full;
    }
}
