package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.JobDetail;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationVersionSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** An update takes the state along, whatever becomes of the update. */
@ExtendWith(SharedService.class)
class UpdateIT {

    @ParameterizedTest
    @EitherLine
    void runningApplicationIsUpdatedWithItsState(Line line, DreyService service) throws Exception {
        String name = "updated-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);

            ApplicationOperationInfoDetails update = application.update(UpdateIT::twoSubtasks);

            assertThat(update.operationStatusAsString()).isEqualTo("SUCCESSFUL");
            assertThat(update.applicationVersionChangeDetails().applicationVersionUpdatedFrom())
                    .isEqualTo(1);
            SnapshotDetails snapshot = application.snapshots().get(0);
            assertThat(snapshot.snapshotName()).startsWith("UPDATEAPPLICATION-" + name + "-");
            assertThat(snapshot.applicationVersionId()).isEqualTo(1);
            Flink flink = application.flink();
            assertThat(flink.findRestored().map(uri -> Path.of(URI.create(uri).getPath())))
                    .hasValue(new Folders(service, name).savepoints().iterator().next());
            assertThat(flink.job().vertices())
                    .extracting(JobDetail.Vertex::parallelism)
                    .contains(2);
            output.awaitExactlyOnceBeyond(before);

            application.rollBack();

            assertThat(application.describe().applicationVersionId()).isEqualTo(3);
            assertThat(application.describe().applicationVersionRolledBackFrom())
                    .isEqualTo(2);
            assertThat(application.describe().applicationVersionRolledBackTo()).isEqualTo(1);
            assertThat(versionStatuses(application)).containsExactly("RUNNING", "ROLLED_BACK", "READY");
            application.flink().awaitFullyRunning();
            assertThat(application.flink().job().vertices())
                    .extracting(JobDetail.Vertex::parallelism)
                    .containsOnly(1);
        }
    }

    @Test
    void jobThatCannotBeSnapshottedIsUpdatedAndStoppedWithItsNewestCheckpoint(DreyService service) throws Exception {
        String name = "stuck";
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_2_2, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            // A file where Flink wants a folder, so that no savepoint can be written.
            Path state = new Folders(service, name)
                    .all().stream()
                            .filter(folder -> folder.getParent().endsWith("state"))
                            .findFirst()
                            .orElseThrow();
            Files.writeString(state.resolve("savepoints"), "in the way");

            ApplicationOperationInfoDetails update = application.update(UpdateIT::twoSubtasks);

            assertThat(update.operationStatusAsString()).isEqualTo("SUCCESSFUL");
            assertThat(update.operationFailureDetails().errorInfo().errorString())
                    .contains("could not be snapshotted")
                    .contains("newest state was taken along instead");
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(uri -> assertThat(uri).contains("/checkpoints/"));
            long updated = output.awaitExactlyOnceBeyond(before);

            SnapshotDetails stopped = application.stop();

            assertThat(stopped.snapshotName()).startsWith("STOPAPPLICATION-" + name + "-");
            Files.delete(state.resolve("savepoints"));
            application.run();
            output.awaitExactlyOnceBeyond(updated);
        }
    }

    @Test
    void refusedUpdateAndOneThatNeedsNoRestartLeaveTheJobAlone(DreyService service) throws Exception {
        String name = "untouched";
        OrdersOutput output = new OrdersOutput(service, name);
        TestApplication.upload(service, Program.WITHOUT_MAIN_CLASS);
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_1_20, name + "/run"))) {
            application.run();
            Set<Long> processes = application.cluster().jobManagers();

            ApplicationOperationInfoDetails refused =
                    application.update(change -> change.applicationConfigurationUpdate(configuration ->
                            configuration.applicationCodeConfigurationUpdate(code ->
                                    code.codeContentUpdate(content -> content.s3ContentLocationUpdate(
                                            s3 -> s3.fileKeyUpdate(Program.WITHOUT_MAIN_CLASS.key()))))));
            ApplicationOperationInfoDetails restless =
                    application.update(change -> change.applicationConfigurationUpdate(
                            configuration -> configuration.applicationSnapshotConfigurationUpdate(
                                    s -> s.snapshotsEnabledUpdate(false))));

            assertThat(refused.operationStatusAsString()).isEqualTo("FAILED");
            assertThat(refused.operationFailureDetails().errorInfo().errorString())
                    .contains("runs on unchanged")
                    .contains("names no main class");
            assertThat(restless.operationStatusAsString()).isEqualTo("SUCCESSFUL");
            assertThat(application.cluster().jobManagers()).isEqualTo(processes);
            assertThat(application
                            .describe()
                            .applicationConfigurationDescription()
                            .applicationCodeConfigurationDescription()
                            .codeContentDescription()
                            .s3ApplicationCodeLocationDescription()
                            .fileKey())
                    .isEqualTo(Program.ORDERS.key());
            assertThat(application.snapshots()).isEmpty();
            output.awaitExactlyOnceBeyond(0);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void updateAndRollbackThatTheServiceDiesInAreCompletedByTheNext(DreyService service) throws Exception {
        String name = "resumed";
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_2_2, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            String operation = application.beginUpdate(UpdateIT::twoSubtasks);

            service.kill();
            service.up();

            ApplicationOperationInfoDetails update = application.awaitEnd(operation);
            assertThat(update.operationStatusAsString()).isEqualTo("SUCCESSFUL");
            application.await(ApplicationStatus.RUNNING);
            assertThat(application.flink().job().vertices())
                    .extracting(JobDetail.Vertex::parallelism)
                    .contains(2);
            output.awaitExactlyOnceBeyond(before);

            String rollback = application.beginRollBack();
            service.kill();
            service.up();

            assertThat(application.awaitEnd(rollback).operationStatusAsString()).isEqualTo("SUCCESSFUL");
            assertThat(application.describe().applicationVersionRolledBackTo()).isEqualTo(1);
            application.flink().awaitFullyRunning();
            assertThat(application.flink().job().vertices())
                    .extracting(JobDetail.Vertex::parallelism)
                    .containsOnly(1);
            assertThat(Processes.flinkOf(service.data())).hasSize(2);
        }
    }

    /** Newest first. */
    private static List<String> versionStatuses(TestApplication application) {
        return application
                .analytics()
                .listApplicationVersions(request -> request.applicationName(application.name()))
                .applicationVersionSummaries()
                .stream()
                .map(ApplicationVersionSummary::applicationStatusAsString)
                .toList();
    }

    static void twoSubtasks(UpdateApplicationRequest.Builder update) {
        update.applicationConfigurationUpdate(configuration -> configuration.flinkApplicationConfigurationUpdate(
                flink -> flink.parallelismConfigurationUpdate(parallelism -> parallelism
                        .configurationTypeUpdate("CUSTOM")
                        .parallelismUpdate(2)
                        .parallelismPerKPUUpdate(2))));
    }
}
