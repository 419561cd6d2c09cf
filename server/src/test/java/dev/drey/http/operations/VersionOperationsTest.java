package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationVersionSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationVersionsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;

/** Listing and describing versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionOperationsTest {

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

    /** An application whose current version is {@code versionId}. */
    private void create(String name, long versionId) {
        server.createIn(ApplicationStatus.READY, name);
        while (server.stored(name).version().id() < versionId) {
            update(name);
        }
    }

    private void update(String name) {
        server.registry().change(tx -> {
            tx.save(Examples.updated(ApiServer.stored(tx, name)));
        });
    }

    private ApplicationDetail current(String name) {
        return client.describeApplication(r -> r.applicationName(name)).applicationDetail();
    }

    private ApplicationDetail described(String name, long versionId) {
        return client.describeApplicationVersion(r -> r.applicationName(name).applicationVersionId(versionId))
                .applicationVersionDetail();
    }

    private static int parallelism(ApplicationDetail detail) {
        return detail.applicationConfigurationDescription()
                .flinkApplicationConfigurationDescription()
                .parallelismConfigurationDescription()
                .parallelism();
    }

    @Test
    void versionsAreListedNewestFirstInPages() {
        create("many", 53);

        assertThat(client.listApplicationVersions(r -> r.applicationName("many"))
                        .applicationVersionSummaries())
                .hasSize(50);
        assertThat(client
                        .listApplicationVersionsPaginator(
                                r -> r.applicationName("many").limit(7))
                        .stream()
                        .flatMap(page -> page.applicationVersionSummaries().stream()))
                .extracting(ApplicationVersionSummary::applicationVersionId)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 53).mapToObj(i -> 54 - i).toList());
    }

    @Test
    void pageFollowsAlsoWhenAVersionHasCome() {
        create("growing", 3);
        ListApplicationVersionsResponse first =
                client.listApplicationVersions(r -> r.applicationName("growing").limit(1));
        update("growing");

        ListApplicationVersionsResponse second =
                client.listApplicationVersions(r -> r.applicationName("growing").nextToken(first.nextToken()));

        assertThat(second.applicationVersionSummaries())
                .extracting(ApplicationVersionSummary::applicationVersionId)
                .containsExactly(2L, 1L);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void currentVersionHasTheApplicationsStatus() {
        create("running", 2);
        server.bring("running", ApplicationStatus.RUNNING);

        assertThat(client.listApplicationVersions(r -> r.applicationName("running"))
                        .applicationVersionSummaries())
                .extracting(
                        ApplicationVersionSummary::applicationVersionId,
                        ApplicationVersionSummary::applicationStatusAsString)
                .containsExactly(tuple(2L, "RUNNING"), tuple(1L, "READY"));
    }

    @Test
    void versionThatARollbackLedAwayFromIsRolledBack() {
        create("regretted", 2);
        Application before = server.stored("regretted");
        server.registry().change(tx -> {
            ApplicationVersion first = tx.findVersion(before.uid(), 1).orElseThrow();
            tx.save(before.withVersion(before.version().rolledBackTo(first, server.now()), "token-3"));
        });

        assertThat(client.listApplicationVersions(r -> r.applicationName("regretted"))
                        .applicationVersionSummaries())
                .extracting(
                        ApplicationVersionSummary::applicationVersionId,
                        ApplicationVersionSummary::applicationStatusAsString)
                .containsExactly(tuple(3L, "READY"), tuple(2L, "ROLLED_BACK"), tuple(1L, "READY"));
        assertThat(described("regretted", 2).applicationStatusAsString()).isEqualTo("ROLLED_BACK");
        assertThat(described("regretted", 1).applicationStatusAsString()).isEqualTo("READY");
        ApplicationDetail current = current("regretted");
        assertThat(current.applicationVersionRolledBackFrom()).isEqualTo(2);
        assertThat(current.applicationVersionRolledBackTo()).isEqualTo(1);
        assertThat(described("regretted", 3)).isEqualTo(current);
        assertThat(described("regretted", 2).applicationVersionRolledBackFrom()).isNull();

        update("regretted");

        assertThat(current("regretted").applicationVersionRolledBackFrom()).isNull();
        assertThat(described("regretted", 2).applicationStatusAsString()).isEqualTo("ROLLED_BACK");
        assertThat(described("regretted", 3).applicationStatusAsString()).isEqualTo("READY");
    }

    @Test
    void currentVersionIsTheApplication() {
        create("current", 2);
        client.startApplication(r -> r.applicationName("current"));

        assertThat(described("current", 2)).isEqualTo(current("current"));
    }

    @Test
    void formerVersionIsDescribedAsItWas() {
        create("former", 1);
        ApplicationDetail first = current("former");
        update("former");
        client.startApplication(r -> r.applicationName("former"));

        ApplicationDetail former = described("former", 1);

        assertThat(former)
                .isEqualTo(first.toBuilder()
                        .conditionalToken(null)
                        .lastUpdateTimestamp(current("former").lastUpdateTimestamp())
                        .build());
        assertThat(parallelism(former)).isEqualTo(1);
        assertThat(parallelism(current("former"))).isEqualTo(2);
    }

    @Test
    void versionThatNeverWasIsNotFound() {
        create("young", 1);

        assertThatThrownBy(() -> described("young", 2))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("young has no version 2. ListApplicationVersions shows");
    }

    @Test
    void versionsOfAnUnknownApplicationAreNotFound() {
        assertThatThrownBy(() -> described("nobody", 1)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.listApplicationVersions(r -> r.applicationName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void namesakeOfADeletedApplicationBeginsAnew() {
        create("reborn", 3);
        server.registry().change(tx -> {
            tx.remove(ApiServer.stored(tx, "reborn"));
        });

        create("reborn", 1);

        assertThat(client.listApplicationVersions(r -> r.applicationName("reborn"))
                        .applicationVersionSummaries())
                .hasSize(1);
    }

    @Test
    void tokenOfAnotherListIsRefused() {
        create("tokens", 1);
        String foreign = PageMark.of(1).token("snapshots");

        assertThatThrownBy(() -> client.listApplicationVersions(
                        r -> r.applicationName("tokens").nextToken(foreign)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("NextToken");
    }
}
