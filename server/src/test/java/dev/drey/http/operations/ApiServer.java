package dev.drey.http.operations;

import static dev.drey.testing.Examples.NOON;

import dev.drey.config.Settings;
import dev.drey.control.Control;
import dev.drey.control.Identifiers;
import dev.drey.flink.FlinkRest;
import dev.drey.http.AwsJsonHandler;
import dev.drey.http.HttpFront;
import dev.drey.http.Operation;
import dev.drey.http.Operations;
import dev.drey.http.dashboard.DashboardAccess;
import dev.drey.http.dashboard.DashboardHandler;
import dev.drey.http.dashboard.DashboardLinks;
import dev.drey.http.signature.Gate;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.KpuMemory;
import dev.drey.objectstore.EmbeddedObjectStore;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.UntouchedClusters;
import dev.drey.testing.UntouchedRuntimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;

/**
 * The whole way from an HTTP port to the registry, with {@code s3://jobs/clicks.jar} in the object store. The work that
 * requests call for is never done, so that applications stay in the status that a request brought them to.
 */
final class ApiServer implements AutoCloseable {

    static final String ARN_PREFIX = "arn:aws:kinesisanalytics:eu-west-1:123456789012:application/";
    static final String ROLE = "arn:aws:iam::123456789012:role/flink";

    private final Path folder;
    private final Registry registry;
    private final EmbeddedObjectStore objects;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final List<Operation<?, ?>> operations;
    private final HttpFront front;
    private final KinesisAnalyticsV2Client client;
    private volatile Instant now = NOON.plusMillis(250);

    ApiServer(Path folder) throws IOException {
        this(folder, false, port -> {
            throw new AssertionError("Flink was not to be asked.");
        });
    }

    /** @param flink what answers in place of the job manager whose REST port is given */
    ApiServer(Path folder, boolean strictAws, IntFunction<FlinkRest> flink) throws IOException {
        this.folder = folder;
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        objects = EmbeddedObjectStore.open(objectFolder(), List.of());
        Files.writeString(
                Files.createDirectories(objectFolder().resolve("jobs")).resolve("clicks.jar"), "jar");
        Control control = control(strictAws, flink);
        DashboardAccess dashboards = new DashboardAccess(new byte[32], () -> now);
        operations = ApiOperations.all(control, new DashboardLinks(dashboards, this::uri));
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(
                        new AwsJsonHandler(new Operations(operations), Gate.OPEN),
                        new DashboardHandler(dashboards, control.clusters())));
        front.start();
        client = KinesisAnalyticsV2Client.builder()
                .endpointOverride(front.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private Control control(boolean strictAws, IntFunction<FlinkRest> flink) {
        Settings settings = new Settings(
                folder,
                folder,
                "127.0.0.1",
                0,
                "eu-west-1",
                "123456789012",
                null,
                List.of(),
                new Settings.Processes(KpuMemory.ofTotal(1024), 256, ""),
                new Settings.Patience(Duration.ofSeconds(60), Duration.ofSeconds(10)),
                Settings.Retention.DEFAULT,
                strictAws);
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
                        flink,
                        () -> URI.create("http://127.0.0.1")),
                new Control.Machinery(
                        () -> now,
                        () -> now,
                        pause -> {},
                        new Identifiers(new SecureRandom()),
                        workIsDropped -> {},
                        alarm));
    }

    KinesisAnalyticsV2Client client() {
        return client;
    }

    /** The names of those that are offered. */
    List<String> operations() {
        return operations.stream().<String>map(Operation::name).toList();
    }

    URI uri() {
        return front.uri();
    }

    Registry registry() {
        return registry;
    }

    Path objectFolder() {
        return folder.resolve("objects");
    }

    /** Lets a second pass. */
    void tick() {
        now = now.plusSeconds(1);
    }

    /** Lets much time pass. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** As small as a request for an application can be. */
    static CreateApplicationRequest.Builder minimal(String name) {
        return CreateApplicationRequest.builder()
                .applicationName(name)
                .runtimeEnvironment("FLINK-1_20")
                .serviceExecutionRole(ROLE)
                .applicationConfiguration(configuration ->
                        configuration.applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                .codeContent(content -> content.s3ContentLocation(
                                        s3 -> s3.bucketARN("arn:aws:s3:::jobs").fileKey("clicks.jar")))));
    }

    /** A new application in {@code status}, as if the work had brought it there. */
    void createIn(ApplicationStatus status, String name) {
        client.createApplication(minimal(name).build());
        bring(name, status);
    }

    void bring(String name, ApplicationStatus status) {
        registry.change(tx -> {
            tx.save(tx.findApplication(name).orElseThrow().withStatus(status, now));
        });
    }

    Application stored(String name) {
        return registry.transact(tx -> stored(tx, name));
    }

    /** Within a transaction, which cannot begin another one. */
    static Application stored(RegistryTransaction tx, String name) {
        return tx.findApplication(name).orElseThrow();
    }

    @Override
    public void close() {
        client.close();
        front.close();
        alarm.shutdownNow();
        objects.close();
        registry.close();
    }
}
