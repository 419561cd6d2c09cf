package dev.drey.http.operations;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidRequestException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.LimitExceededException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** Taking, describing, listing and deleting snapshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotOperationsTest {

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

    private void createRunning(String name) {
        server.createIn(ApplicationStatus.RUNNING, name);
    }

    private void take(String application, String snapshot) {
        client.createApplicationSnapshot(r -> r.applicationName(application).snapshotName(snapshot));
    }

    private SnapshotDetails describe(String application, String snapshot) {
        return client.describeApplicationSnapshot(
                        r -> r.applicationName(application).snapshotName(snapshot))
                .snapshotDetails();
    }

    /** Adds complete snapshots {@code s1}, {@code s2}... a second apart. */
    private void addComplete(String application, int count) {
        Application owner = server.stored(application);
        server.registry()
                .change(tx -> IntStream.rangeClosed(1, count)
                        .forEach(i -> tx.save(Examples.snapshot(owner, "s" + i, NOON.plusSeconds(i)))));
    }

    @Test
    void newSnapshotIsBeingTaken() {
        createRunning("taking");

        take("taking", "first");

        assertThat(describe("taking", "first"))
                .isEqualTo(SnapshotDetails.builder()
                        .snapshotName("first")
                        .snapshotStatus("CREATING")
                        .applicationVersionId(1L)
                        .snapshotCreationTimestamp(server.now().truncatedTo(ChronoUnit.SECONDS))
                        .runtimeEnvironment("FLINK-1_20")
                        .applicationEncryptionConfigurationDescription(e -> e.keyType("AWS_OWNED_KEY"))
                        .build());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void onlyOfARunningApplicationCanASnapshotBeTaken(ApplicationStatus status) {
        server.createIn(status, "not-running-" + status);

        assertThatThrownBy(() -> take("not-running-" + status, "s"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is " + status);
    }

    @Test
    void snapshotNameIsUsedOnce() {
        createRunning("twice");
        take("twice", "s");

        assertThatThrownBy(() -> take("twice", "s")).isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void thousandSnapshotsAreEnough() {
        createRunning("full");
        addComplete("full", 1000);

        assertThatThrownBy(() -> take("full", "one-more")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void unknownSnapshotIsNotFound() {
        createRunning("unknown");

        assertThatThrownBy(() -> describe("unknown", "none")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.deleteApplicationSnapshot(
                        r -> r.applicationName("unknown").snapshotName("none").snapshotCreationTimestamp(NOON)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void snapshotBeingTakenCannotBeDeleted() {
        createRunning("early");
        take("early", "s");

        assertThatThrownBy(() -> client.deleteApplicationSnapshot(r -> r.applicationName("early")
                        .snapshotName("s")
                        .snapshotCreationTimestamp(describe("early", "s").snapshotCreationTimestamp())))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void onlyTheRightTimestampDeletesASnapshot() {
        createRunning("dated");
        addComplete("dated", 1);

        assertThatThrownBy(() -> client.deleteApplicationSnapshot(
                        r -> r.applicationName("dated").snapshotName("s1").snapshotCreationTimestamp(NOON)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("SnapshotCreationTimestamp");
        assertThat(describe("dated", "s1").snapshotStatusAsString()).isEqualTo("READY");

        client.deleteApplicationSnapshot(r -> r.applicationName("dated")
                .snapshotName("s1")
                .snapshotCreationTimestamp(describe("dated", "s1").snapshotCreationTimestamp()));
        assertThat(describe("dated", "s1").snapshotStatusAsString()).isEqualTo("DELETING");
    }

    @Test
    void snapshotsAreListedOldestFirstInPages() {
        createRunning("many");
        addComplete("many", 60);

        assertThat(client.listApplicationSnapshots(r -> r.applicationName("many"))
                        .snapshotSummaries())
                .hasSize(50);
        assertThat(client
                        .listApplicationSnapshotsPaginator(
                                r -> r.applicationName("many").limit(7))
                        .stream()
                        .flatMap(page -> page.snapshotSummaries().stream()))
                .extracting(SnapshotDetails::snapshotName)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 60).mapToObj(i -> "s" + i).toList());
    }

    @Test
    void pageFollowsAlsoWhenItsPredecessorsLastSnapshotIsGone() {
        createRunning("shrinking");
        addComplete("shrinking", 3);
        ListApplicationSnapshotsResponse first = client.listApplicationSnapshots(
                r -> r.applicationName("shrinking").limit(2));
        server.registry().change(tx -> {
            tx.remove(Examples.snapshot(ApiServer.stored(tx, "shrinking"), "s2", NOON));
        });

        ListApplicationSnapshotsResponse second = client.listApplicationSnapshots(
                r -> r.applicationName("shrinking").limit(2).nextToken(first.nextToken()));

        assertThat(second.snapshotSummaries())
                .extracting(SnapshotDetails::snapshotName)
                .containsExactly("s3");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void tokenOfAnotherListIsRefused() {
        createRunning("tokens");
        String foreign = PageMark.of(NOON, "op").token("operations");

        assertThatThrownBy(() -> client.listApplicationSnapshots(
                        r -> r.applicationName("tokens").nextToken(foreign)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("NextToken");
    }
}
