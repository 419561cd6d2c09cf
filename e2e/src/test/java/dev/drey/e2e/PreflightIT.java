package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** What would fail in an update fails while the running job is still untouched. */
@ExtendWith(SharedService.class)
class PreflightIT {

    private static Plan plan(Line line) {
        return Plan.of(line, Program.SHAPED).withProperties("shape", Map.of("uid", "sums"));
    }

    private static Consumer<UpdateApplicationRequest.Builder> shape(Map<String, String> properties) {
        PropertyGroup group = PropertyGroup.builder()
                .propertyGroupId("shape")
                .propertyMap(properties)
                .build();
        return update -> update.applicationConfigurationUpdate(configuration ->
                configuration.environmentPropertyUpdates(environment -> environment.propertyGroups(group)));
    }

    private static String refused(TestApplication application, Map<String, String> properties) {
        ApplicationOperationInfoDetails update = application.update(shape(properties));
        assertThat(update.operationStatusAsString()).as(update.toString()).isEqualTo("FAILED");
        assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
        return update.operationFailureDetails().errorInfo().errorString();
    }

    @ParameterizedTest
    @EitherLine
    void jobRunsOnWhereTheNewOneWouldNotRun(Line line, DreyService service) throws Exception {
        String name = "checked-" + line.suffix();
        try (TestApplication application = TestApplication.create(service, name, plan(line))) {
            application.run();
            Set<Long> processes = application.cluster().jobManagers();

            assertThat(refused(application, Map.of("uid", "totals")))
                    .contains("runs on unchanged")
                    .contains("state of operator 'sums' (uid 'sums')")
                    .contains("'sums' (uid 'totals')")
                    .contains("AllowNonRestoredState");
            assertThat(refused(application, Map.of("uid", "sums", "max.parallelism", "64")))
                    .contains("sets its maximum parallelism to 64")
                    .contains("written with 128");
            assertThat(refused(application, Map.of("uid", "sums", "broken", "main")))
                    .contains("property broken of group shape is 'main'");

            assertThat(application.cluster().jobManagers()).isEqualTo(processes);
            assertThat(application.snapshots()).isEmpty();
            assertThat(application.flink().awaitNextCheckpoint().id()).isPositive();

            ApplicationOperationInfoDetails allowed = application.update(update -> shape(Map.of("uid", "totals"))
                    .accept(update.runConfigurationUpdate(
                            run -> run.flinkRunConfiguration(flink -> flink.allowNonRestoredState(true)))));
            assertThat(allowed.operationStatusAsString()).as(allowed.toString()).isEqualTo("SUCCESSFUL");
            application.flink().awaitFullyRunning();
        }
    }

    @Test
    void jobWithoutCheckpointsIsCheckedAsWell(DreyService service) throws Exception {
        Plan plan = plan(Line.FLINK_2_2)
                .withCheckpoints(c -> c.configurationType("CUSTOM").checkpointingEnabled(false));
        try (TestApplication application = TestApplication.create(service, "checked-without", plan)) {
            application.run();

            assertThat(refused(application, Map.of("uid", "totals"))).contains("state of operator 'sums' (uid 'sums')");
        }
    }

    @Test
    void updateThatFailsAfterAllGoesBackByItselfWhereThatIsEnabled(DreyService service) throws Exception {
        try (TestApplication application = TestApplication.create(service, "rolled-back", plan(Line.FLINK_1_20))) {
            application.run();
            application.flink().awaitNextCheckpoint();

            application.update(update -> update.applicationConfigurationUpdate(
                    configuration -> configuration.applicationSystemRollbackConfigurationUpdate(
                            rollback -> rollback.rollbackEnabledUpdate(true))));
            ApplicationOperationInfoDetails update =
                    application.update(shape(Map.of("uid", "sums", "broken", "start")));

            assertThat(update.operationStatusAsString()).isEqualTo("FAILED");
            assertThat(update.operationFailureDetails().errorInfo().errorString())
                    .contains("goes back to its former version")
                    .contains("the price list is not to be had");
            String rollback = update.operationFailureDetails().rollbackOperationId();
            application.await(ApplicationStatus.RUNNING);
            assertThat(application.operation(rollback).operationStatusAsString())
                    .isEqualTo("SUCCESSFUL");
            ApplicationDetail detail = application.describe();
            assertThat(detail.applicationVersionId()).isEqualTo(4);
            assertThat(detail.applicationVersionRolledBackFrom()).isEqualTo(3);
            assertThat(detail.applicationVersionRolledBackTo()).isEqualTo(2);
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(state -> assertThat(state).contains("/savepoints/"));
        }
    }
}
