package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.ApplicationStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ConcurrentModificationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidRequestException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.LimitExceededException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** What changes of an application are accepted, and what the next version then has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateOperationsTest {

    private static final int CLIENTS = 12;

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

    private ApplicationDetail describe(String name) {
        return client.describeApplication(r -> r.applicationName(name)).applicationDetail();
    }

    private ApplicationDetail update(String name, Consumer<UpdateApplicationRequest.Builder> change) {
        return client.updateApplication(UpdateApplicationRequest.builder()
                        .applicationName(name)
                        .currentApplicationVersionId(1L)
                        .applyMutation(change)
                        .build())
                .applicationDetail();
    }

    @Test
    void acceptedUpdateMakesTheNextVersionAndLeavesTheRestAsItWas() {
        server.createIn(ApplicationStatus.READY, "next");
        ApplicationDetail before = describe("next");

        ApplicationDetail after = update(
                "next",
                u -> u.serviceExecutionRoleUpdate("arn:aws:iam::1:role/other")
                        .applicationConfigurationUpdate(
                                c -> c.flinkApplicationConfigurationUpdate(f -> f.checkpointConfigurationUpdate(
                                        k -> k.configurationTypeUpdate("CUSTOM").checkpointIntervalUpdate(20_000L)))));

        assertThat(after.applicationVersionId()).isEqualTo(2);
        assertThat(after.applicationVersionUpdatedFrom()).isEqualTo(1);
        assertThat(after.applicationStatusAsString()).isEqualTo("UPDATING");
        assertThat(after.conditionalToken()).isNotEqualTo(before.conditionalToken());
        assertThat(after.serviceExecutionRole()).isEqualTo("arn:aws:iam::1:role/other");
        assertThat(after.applicationConfigurationDescription()
                        .flinkApplicationConfigurationDescription()
                        .checkpointConfigurationDescription()
                        .checkpointInterval())
                .isEqualTo(20_000);
        assertThat(after.applicationConfigurationDescription().applicationCodeConfigurationDescription())
                .isEqualTo(before.applicationConfigurationDescription().applicationCodeConfigurationDescription());
        assertThat(after).isEqualTo(describe("next"));
    }

    @Test
    void staleVersionAndStaleTokenAreRefusedAndChangeNothing() {
        server.createIn(ApplicationStatus.READY, "stale");
        ApplicationDetail before = describe("stale");

        assertThatThrownBy(() -> update("stale", u -> u.currentApplicationVersionId(7L)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("its version is 1");
        assertThatThrownBy(() ->
                        update("stale", u -> u.currentApplicationVersionId(null).conditionalToken("somebodyelses")))
                .isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> update("stale", u -> u.currentApplicationVersionId(null)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("CurrentApplicationVersionId or ConditionalToken");
        assertThat(describe("stale")).isEqualTo(before);
    }

    @Test
    void ofManyClientsOneWins() throws Exception {
        server.createIn(ApplicationStatus.READY, "contested");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String role = "arn:aws:iam::1:role/client-" + i;
                outcomes.add(clients.submit(() -> wins(role)));
            }
            int winners = 0;
            for (Future<Boolean> outcome : outcomes) {
                winners += outcome.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            clients.shutdownNow();
        }
        assertThat(describe("contested").applicationVersionId()).isEqualTo(2);
    }

    private boolean wins(String role) {
        try {
            ApplicationDetail updated = update("contested", u -> u.serviceExecutionRoleUpdate(role));
            return updated.serviceExecutionRole().equals(role);
        } catch (ConcurrentModificationException | ResourceInUseException lost) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"READY", "RUNNING"},
            mode = EnumSource.Mode.EXCLUDE)
    void applicationInTransitionIsNotUpdated(ApplicationStatus status) {
        String name = "in-" + status;
        server.createIn(status, name);

        assertThatThrownBy(() -> update(name, u -> {}))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("is " + status)
                .hasMessageContaining("READY or RUNNING");
    }

    @Test
    void codeThatIsNotThereAndTooMuchParallelismAreRefused() {
        server.createIn(ApplicationStatus.READY, "refused");

        assertThatThrownBy(() -> update(
                        "refused",
                        u -> u.applicationConfigurationUpdate(c ->
                                c.applicationCodeConfigurationUpdate(code -> code.codeContentUpdate(content ->
                                        content.s3ContentLocationUpdate(s3 -> s3.fileKeyUpdate("missing.jar")))))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Please check the role provided or validity of S3 location you provided");
        assertThatThrownBy(() -> update(
                        "refused",
                        u -> u.applicationConfigurationUpdate(
                                c -> c.flinkApplicationConfigurationUpdate(f -> f.parallelismConfigurationUpdate(
                                        p -> p.configurationTypeUpdate("CUSTOM").parallelismUpdate(1000))))))
                .isInstanceOf(LimitExceededException.class);
        assertThat(describe("refused").applicationVersionId()).isEqualTo(1);
    }

    @Test
    void vpcConfigurationIsNamedForTheVersionThatBroughtItAndCanBeDeleted() {
        server.createIn(ApplicationStatus.READY, "vpc");

        var added = client.addApplicationVpcConfiguration(r -> r.applicationName("vpc")
                .currentApplicationVersionId(1L)
                .vpcConfiguration(v -> v.subnetIds("subnet-1").securityGroupIds("sg-1")));
        assertThat(added.applicationVersionId()).isEqualTo(2);
        assertThat(added.vpcConfigurationDescription().vpcConfigurationId()).isEqualTo("2.1");

        server.bring("vpc", ApplicationStatus.RUNNING);
        assertThatThrownBy(() -> client.addApplicationVpcConfiguration(r -> r.applicationName("vpc")
                        .currentApplicationVersionId(2L)
                        .vpcConfiguration(v -> v.subnetIds("subnet-2").securityGroupIds("sg-2"))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("has a VPC configuration already");
        var deleted = client.deleteApplicationVpcConfiguration(
                r -> r.applicationName("vpc").currentApplicationVersionId(2L).vpcConfigurationId("2.1"));
        assertThat(deleted.applicationVersionId()).isEqualTo(3);
        assertThat(describe("vpc").applicationConfigurationDescription().vpcConfigurationDescriptions())
                .isEmpty();
    }

    @Test
    void loggingOptionIsNamedForTheVersionThatBroughtItAndCanBeDeleted() {
        server.createIn(ApplicationStatus.READY, "logging");
        String stream = "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s";

        var added = client.addApplicationCloudWatchLoggingOption(r -> r.applicationName("logging")
                .currentApplicationVersionId(1L)
                .cloudWatchLoggingOption(o -> o.logStreamARN(stream)));
        assertThat(added.cloudWatchLoggingOptionDescriptions()).singleElement().satisfies(option -> {
            assertThat(option.cloudWatchLoggingOptionId()).isEqualTo("2.1");
            assertThat(option.logStreamARN()).isEqualTo(stream);
        });

        server.bring("logging", ApplicationStatus.READY);
        assertThatThrownBy(() -> client.deleteApplicationCloudWatchLoggingOption(r -> r.applicationName("logging")
                        .currentApplicationVersionId(2L)
                        .cloudWatchLoggingOptionId("9.9")))
                .isInstanceOf(ResourceNotFoundException.class);
        var deleted = client.deleteApplicationCloudWatchLoggingOption(r ->
                r.applicationName("logging").currentApplicationVersionId(2L).cloudWatchLoggingOptionId("2.1"));
        assertThat(deleted.cloudWatchLoggingOptionDescriptions()).isEmpty();
    }

    @Test
    void rollbackWithoutAFormerVersionOrForAnUnknownApplicationIsRefused() {
        server.createIn(ApplicationStatus.RUNNING, "first-version");

        assertThatThrownBy(() -> client.rollbackApplication(
                        r -> r.applicationName("first-version").currentApplicationVersionId(1L)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("never been updated");
        assertThatThrownBy(() -> client.rollbackApplication(
                        r -> r.applicationName("nobody").currentApplicationVersionId(1L)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
