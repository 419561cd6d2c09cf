package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.testing.Examples;
import dev.drey.testing.FakeFlink;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ConcurrentModificationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidApplicationConfigurationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidRequestException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** What is refused, and what is not, while the job of a RUNNING application is failing and the service is strict. */
class StrictAwsTest {

    private static final String INCARNATION = "i1";

    private FakeFlink flink;
    private ApiServer server;
    private KinesisAnalyticsV2Client client;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        flink = new FakeFlink();
        server = new ApiServer(folder, true, port -> flink.rest());
        client = server.client();
        server.createIn(ApplicationStatus.RUNNING, "clicks");
        Application application = server.stored("clicks");
        server.registry()
                .change(tx -> tx.save(new Incarnation(INCARNATION, application.uid(), 1, 1, 2, null, Examples.NOON)));
    }

    @AfterEach
    void stop() {
        server.close();
        flink.close();
    }

    private Stream<ThrowingCallable> whatTakesASnapshot() {
        return Stream.of(
                () -> update(u -> u.serviceExecutionRoleUpdate("arn:aws:iam::1:role/other")),
                () -> client.addApplicationVpcConfiguration(r -> r.applicationName("clicks")
                        .currentApplicationVersionId(1L)
                        .vpcConfiguration(v -> v.subnetIds("subnet-1").securityGroupIds("sg-1"))),
                () -> client.createApplicationSnapshot(
                        r -> r.applicationName("clicks").snapshotName("s1")),
                () -> client.stopApplication(r -> r.applicationName("clicks")));
    }

    private void update(Consumer<UpdateApplicationRequest.Builder> change) {
        client.updateApplication(UpdateApplicationRequest.builder()
                .applicationName("clicks")
                .currentApplicationVersionId(1L)
                .applyMutation(change)
                .build());
    }

    private String status() {
        return client.describeApplication(r -> r.applicationName("clicks"))
                .applicationDetail()
                .applicationStatusAsString();
    }

    private void disableSnapshots() {
        update(u -> u.applicationConfigurationUpdate(
                c -> c.applicationSnapshotConfigurationUpdate(s -> s.snapshotsEnabledUpdate(false))));
    }

    @Test
    void restartingJobIsRefusedWhatTakesASnapshotAndNothingChanges() {
        flink.answerJob(INCARNATION, "RESTARTING", 3, 1);
        Application before = server.stored("clicks");

        whatTakesASnapshot()
                .forEach(request -> assertThatThrownBy(request)
                        .isInstanceOf(InvalidApplicationConfigurationException.class)
                        .hasMessageContaining("Failed to take snapshot for the application clicks at this moment")
                        .hasMessageContaining("RESTARTING with 1 of 3 tasks running")
                        .hasMessageContaining("disabling snapshots"));

        assertThat(server.stored("clicks")).isEqualTo(before);
        assertThat(client.listApplicationOperations(r -> r.applicationName("clicks"))
                        .applicationOperationInfoList())
                .isEmpty();
        assertThat(client.listApplicationSnapshots(r -> r.applicationName("clicks"))
                        .snapshotSummaries())
                .isEmpty();
    }

    @Test
    void jobOfWhichNothingIsHeardIsTreatedLikeAFailingOne() {
        flink.close();

        whatTakesASnapshot()
                .forEach(request -> assertThatThrownBy(request)
                        .isInstanceOf(InvalidApplicationConfigurationException.class)
                        .hasMessageContaining("its job manager does not answer"));
    }

    @Test
    void otherErrorsComeFirst() {
        flink.answerJob(INCARNATION, "RESTARTING", 3, 1);

        assertThatThrownBy(() -> update(u -> u.currentApplicationVersionId(9L)))
                .isInstanceOf(ConcurrentModificationException.class);
        server.bring("clicks", ApplicationStatus.STARTING);
        assertThatThrownBy(() -> client.createApplicationSnapshot(
                        r -> r.applicationName("clicks").snapshotName("s1")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void jobMaySucceedWhoseTasksAllRunOrHaveFinished() {
        flink.answer("/jobs/overview", """
                {"jobs":[{"jid":"i1","name":"j","state":"RUNNING","tasks":{"total":3,"running":2,"finished":1}}]}""");

        client.createApplicationSnapshot(r -> r.applicationName("clicks").snapshotName("s1"));
        client.stopApplication(r -> r.applicationName("clicks"));

        assertThat(status()).isEqualTo("STOPPING");
    }

    @Test
    void forcedStopIsAcceptedAllTheSame() {
        flink.answerJob(INCARNATION, "RESTARTING", 3, 0);

        client.stopApplication(r -> r.applicationName("clicks").force(true));

        assertThat(status()).isEqualTo("FORCE_STOPPING");
    }

    @Test
    void updateThatDisablesSnapshotsIsAcceptedAndSoIsEverythingAfterIt() {
        flink.answerJob(INCARNATION, "RESTARTING", 3, 0);

        disableSnapshots();

        assertThat(status()).isEqualTo("UPDATING");
        server.bring("clicks", ApplicationStatus.RUNNING);
        client.stopApplication(r -> r.applicationName("clicks"));
        assertThat(status()).isEqualTo("STOPPING");
    }
}
