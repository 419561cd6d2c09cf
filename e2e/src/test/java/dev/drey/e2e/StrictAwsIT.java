package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.flink.JobStatus;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidApplicationConfigurationException;

/** A service that is as strict as Amazon, and a job that fails again and again. */
class StrictAwsIT {

    private static final Duration TO_FAIL = Duration.ofMinutes(1);

    @Test
    void whatNeedsASnapshotOfAFailingJobIsRefusedUntilSnapshotsAreDisabled() {
        try (DreyService service = DreyService.start("strict", "strict-aws=true");
                TestApplication application =
                        TestApplication.create(service, "failing", Plan.of(Line.FLINK_2_2, Program.FAILING))) {
            Flink flink = application.run();
            Await.that("the job fails for good", TO_FAIL, () -> flink.job().status() == JobStatus.RESTARTING);
            ApplicationDetail before = application.describe();

            assertRefused(() -> update(application, 2));
            assertRefused(() -> application
                    .analytics()
                    .createApplicationSnapshot(r -> r.applicationName("failing").snapshotName("s1")));
            assertRefused(() -> application.analytics().stopApplication(r -> r.applicationName("failing")));

            assertThat(application.describe()).isEqualTo(before);
            assertThat(application.snapshots()).isEmpty();

            application
                    .analytics()
                    .updateApplication(r -> r.applicationName("failing")
                            .currentApplicationVersionId(1L)
                            .applicationConfigurationUpdate(c ->
                                    c.applicationSnapshotConfigurationUpdate(s -> s.snapshotsEnabledUpdate(false))));
            application.await(ApplicationStatus.RUNNING);
            application.analytics().stopApplication(r -> r.applicationName("failing"));
            application.await(ApplicationStatus.READY);
        }
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOf(InvalidApplicationConfigurationException.class)
                .hasMessageContaining("Failed to take snapshot for the application failing at this moment");
    }

    private static void update(TestApplication application, int parallelism) {
        application
                .analytics()
                .updateApplication(r -> r.applicationName("failing")
                        .currentApplicationVersionId(1L)
                        .applicationConfigurationUpdate(
                                c -> c.flinkApplicationConfigurationUpdate(f -> f.parallelismConfigurationUpdate(
                                        p -> p.configurationTypeUpdate("CUSTOM").parallelismUpdate(parallelism)))));
    }
}
