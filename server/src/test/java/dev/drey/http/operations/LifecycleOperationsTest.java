package dev.drey.http.operations;

import static dev.drey.http.operations.ApiServer.ARN_PREFIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.drey.model.ApplicationStatus;
import dev.drey.model.Operation;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ConcurrentModificationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RunConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RunConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlRunConfiguration;

/** Starting, stopping and deleting, and what the records say of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleOperationsTest {

    private ApiServer server;
    private KinesisAnalyticsV2Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void create(String name) {
        server.createIn(ApplicationStatus.READY, name);
    }

    private String status(String name) {
        return client.describeApplication(r -> r.applicationName(name))
                .applicationDetail()
                .applicationStatusAsString();
    }

    private RunConfigurationDescription runOf(String name) {
        return client.describeApplication(r -> r.applicationName(name))
                .applicationDetail()
                .applicationConfigurationDescription()
                .runConfigurationDescription();
    }

    @Test
    void startWithoutRunConfigurationMeansTheLatestSnapshot() {
        create("started");

        String operation =
                client.startApplication(r -> r.applicationName("started")).operationId();

        assertThat(status("started")).isEqualTo("STARTING");
        assertThat(runOf("started")).isEqualTo(run("RESTORE_FROM_LATEST_SNAPSHOT", null, false));
        ApplicationOperationInfoDetails details = describe("started", operation);
        assertThat(details.operation()).isEqualTo("StartApplication");
        assertThat(details.operationStatusAsString()).isEqualTo("IN_PROGRESS");
        assertThat(details.startTime()).isEqualTo(server.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(details.endTime()).isNull();
        assertThat(details.operationFailureDetails()).isNull();
        assertThat(client.describeApplication(r -> r.applicationName("started"))
                        .applicationDetail()
                        .applicationVersionId())
                .isEqualTo(1);
    }

    @Test
    void runConfigurationIsDescribedAsItWasGiven() {
        create("flink-only");
        client.startApplication(r -> r.applicationName("flink-only")
                .runConfiguration(c -> c.flinkRunConfiguration(f -> f.allowNonRestoredState(true))));
        assertThat(runOf("flink-only")).isEqualTo(run("RESTORE_FROM_LATEST_SNAPSHOT", null, true));

        create("skip");
        client.startApplication(r -> r.applicationName("skip").runConfiguration(restore("SKIP_RESTORE_FROM_SNAPSHOT")));
        assertThat(runOf("skip")).isEqualTo(run("SKIP_RESTORE_FROM_SNAPSHOT", null, false));

        create("custom");
        server.registry().change(tx -> {
            tx.save(Examples.snapshot(ApiServer.stored(tx, "custom"), "before", Examples.NOON));
        });
        client.startApplication(r -> r.applicationName("custom")
                .runConfiguration(c -> c.applicationRestoreConfiguration(a ->
                        a.applicationRestoreType("RESTORE_FROM_CUSTOM_SNAPSHOT").snapshotName("before"))));
        assertThat(runOf("custom")).isEqualTo(run("RESTORE_FROM_CUSTOM_SNAPSHOT", "before", false));
    }

    private static Consumer<RunConfiguration.Builder> restore(String type) {
        return c -> c.applicationRestoreConfiguration(a -> a.applicationRestoreType(type));
    }

    private static RunConfigurationDescription run(
            String type, @Nullable String snapshot, boolean allowNonRestoredState) {
        return RunConfigurationDescription.builder()
                .applicationRestoreConfigurationDescription(
                        a -> a.applicationRestoreType(type).snapshotName(snapshot))
                .flinkRunConfigurationDescription(f -> f.allowNonRestoredState(allowNonRestoredState))
                .build();
    }

    @ParameterizedTest
    @MethodSource
    void runConfigurationThatContradictsItselfIsRefused(Consumer<RunConfiguration.Builder> run) {
        String name = "contradictory";
        if (server.registry().<Boolean>transact(tx -> tx.findApplication(name).isEmpty())) {
            create(name);
        }

        assertThatThrownBy(() ->
                        client.startApplication(r -> r.applicationName(name).runConfiguration(run)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(status(name)).isEqualTo("READY");
    }

    static Stream<Consumer<RunConfiguration.Builder>> runConfigurationThatContradictsItselfIsRefused() {
        return Stream.of(
                restore("RESTORE_FROM_CUSTOM_SNAPSHOT"),
                c -> c.applicationRestoreConfiguration(a ->
                        a.applicationRestoreType("RESTORE_FROM_CUSTOM_SNAPSHOT").snapshotName("missing")),
                c -> c.applicationRestoreConfiguration(a ->
                        a.applicationRestoreType("RESTORE_FROM_LATEST_SNAPSHOT").snapshotName("s")),
                c -> c.applicationRestoreConfiguration(a ->
                        a.applicationRestoreType("SKIP_RESTORE_FROM_SNAPSHOT").snapshotName("s")),
                c -> c.sqlRunConfigurations(SqlRunConfiguration.builder()
                        .inputId("1.1")
                        .inputStartingPositionConfiguration(p -> {})
                        .build()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READY")
    void onlyAReadyApplicationStarts(ApplicationStatus status) {
        String name = "start-" + status;
        server.createIn(status, name);

        assertThatThrownBy(() -> client.startApplication(r -> r.applicationName(name)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining(name + " is " + status);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void onlyARunningApplicationStops(ApplicationStatus status) {
        String name = "stop-" + status;
        server.createIn(status, name);

        assertThatThrownBy(() -> client.stopApplication(r -> r.applicationName(name)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining(name + " is " + status);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "RUNNING", "STOPPING", "FORCE_STOPPING"})
    void forceStopsWhateverIsUnderWay(ApplicationStatus status) {
        String name = "force-" + status;
        server.createIn(status, name);

        client.stopApplication(r -> r.applicationName(name).force(true));

        assertThat(status(name)).isEqualTo("FORCE_STOPPING");
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "DELETING"})
    void forceHasNothingToStop(ApplicationStatus status) {
        String name = "force-" + status;
        server.createIn(status, name);

        assertThatThrownBy(() ->
                        client.stopApplication(r -> r.applicationName(name).force(true)))
                .isInstanceOf(ResourceInUseException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "RUNNING"})
    void deletedApplicationIsDeletingAndThenGone(ApplicationStatus status) {
        String name = "delete-" + status;
        server.createIn(status, name);

        client.deleteApplication(
                r -> r.applicationName(name).createTimestamp(server.stored(name).createdAt()));

        assertThat(status(name)).isEqualTo("DELETING");
        server.registry().change(tx -> {
            tx.remove(ApiServer.stored(tx, name));
        });
        assertThatThrownBy(() -> status(name)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anotherCreateTimestampDeletesNothing() {
        create("kept");

        assertThatThrownBy(() -> client.deleteApplication(r -> r.applicationName("kept")
                        .createTimestamp(server.stored("kept").createdAt().minusSeconds(1))))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("DescribeApplication");
        assertThat(status("kept")).isEqualTo("READY");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "STOPPING", "FORCE_STOPPING", "DELETING"})
    void applicationOnItsWayCannotBeDeleted(ApplicationStatus status) {
        String name = "busy-" + status;
        server.createIn(status, name);

        assertThatThrownBy(() -> client.deleteApplication(r -> r.applicationName(name)
                        .createTimestamp(server.stored(name).createdAt())))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void unknownApplicationIsNotFoundByAnyOperation() {
        List<ThrowingCallable> calls = List.of(
                () -> client.describeApplication(r -> r.applicationName("none")),
                () -> client.startApplication(r -> r.applicationName("none")),
                () -> client.stopApplication(r -> r.applicationName("none")),
                () -> client.stopApplication(r -> r.applicationName("none").force(true)),
                () -> client.deleteApplication(r -> r.applicationName("none").createTimestamp(Examples.NOON)),
                () -> client.createApplicationSnapshot(
                        r -> r.applicationName("none").snapshotName("s")),
                () -> client.describeApplicationSnapshot(
                        r -> r.applicationName("none").snapshotName("s")),
                () -> client.listApplicationSnapshots(r -> r.applicationName("none")),
                () -> client.deleteApplicationSnapshot(
                        r -> r.applicationName("none").snapshotName("s").snapshotCreationTimestamp(Examples.NOON)),
                () -> client.describeApplicationOperation(
                        r -> r.applicationName("none").operationId("o")),
                () -> client.listApplicationOperations(r -> r.applicationName("none")),
                () -> client.listTagsForResource(r -> r.resourceARN(ARN_PREFIX + "none")));

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(ResourceNotFoundException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:::jobs", "arn:aws:kinesisanalytics:eu-west-1:123456789012:application/"})
    void arnOfSomethingElseIsNoArgument(String arn) {
        assertThatThrownBy(() -> client.listTagsForResource(r -> r.resourceARN(arn)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(ARN_PREFIX);
    }

    @Test
    void namesakeInAnotherRegionIsNotFound() {
        create("tagged");

        assertThatThrownBy(() -> client.listTagsForResource(
                        r -> r.resourceARN(ARN_PREFIX.replace("eu-west-1", "us-east-1") + "tagged")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void failureIsToldInTheRecord() {
        create("failing");
        String id = client.startApplication(r -> r.applicationName("failing")).operationId();
        save(find("failing", id).failed("The jar names no main class.", server.now()));

        ApplicationOperationInfoDetails details = describe("failing", id);

        assertThat(details.operationStatusAsString()).isEqualTo("FAILED");
        assertThat(details.endTime()).isEqualTo(server.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(details.operationFailureDetails().errorInfo().errorString())
                .isEqualTo("The jar names no main class.");
    }

    @Test
    void operationsAreListedNewestFirstByKindAndStatus() {
        create("busy");
        String start = client.startApplication(r -> r.applicationName("busy")).operationId();
        server.tick();
        String force = client.stopApplication(r -> r.applicationName("busy").force(true))
                .operationId();
        server.tick();
        save(Operation.begun("hidden", server.stored("busy").uid(), Operation.Kind.DELETE, server.now()));

        assertThat(client.listApplicationOperations(r -> r.applicationName("busy"))
                        .applicationOperationInfoList())
                .extracting(
                        ApplicationOperationInfo::operationId,
                        ApplicationOperationInfo::operation,
                        ApplicationOperationInfo::operationStatusAsString)
                .containsExactly(
                        tuple(force, "StopApplication", "IN_PROGRESS"), tuple(start, "StartApplication", "CANCELLED"));
        assertThat(client.listApplicationOperations(
                                r -> r.applicationName("busy").operation("StartApplication"))
                        .applicationOperationInfoList())
                .singleElement()
                .extracting(ApplicationOperationInfo::operationId)
                .isEqualTo(start);
        assertThat(client.listApplicationOperations(
                                r -> r.applicationName("busy").operationStatus("FAILED"))
                        .applicationOperationInfoList())
                .isEmpty();
        assertThatThrownBy(() -> describe("busy", "hidden")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void operationsAreListedInPages() {
        create("long");
        List<String> newestFirst = List.of("c", "b", "a");
        for (String id : List.of("a", "b", "c")) {
            server.tick();
            save(Operation.begun(id, server.stored("long").uid(), Operation.Kind.START, server.now()));
        }

        assertThat(client
                        .listApplicationOperationsPaginator(
                                r -> r.applicationName("long").limit(2))
                        .stream()
                        .flatMap(page -> page.applicationOperationInfoList().stream()))
                .extracting(ApplicationOperationInfo::operationId)
                .containsExactlyElementsOf(newestFirst);
        assertThatThrownBy(() -> client.listApplicationOperations(
                        r -> r.applicationName("long").nextToken("made up")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("NextToken");
    }

    private ApplicationOperationInfoDetails describe(String name, String id) {
        return client.describeApplicationOperation(r -> r.applicationName(name).operationId(id))
                .applicationOperationInfoDetails();
    }

    private Operation find(String name, String id) {
        return server.registry()
                .transact(tx ->
                        tx.findOperation(ApiServer.stored(tx, name).uid(), id).orElseThrow());
    }

    private void save(Operation operation) {
        server.registry().change(tx -> {
            tx.save(operation);
        });
    }
}
