package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.Checkpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** A newest checkpoint that is damaged or gone is never passed over in silence: who goes back further decides so. */
@ExtendWith(SharedService.class)
class DamagedStateIT {

    @ParameterizedTest
    @EitherLine
    void applicationWaitsForAPersonAndGoesOnWithoutLossOnceMended(Line line, DreyService service) throws Exception {
        String name = "damaged-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Path newest = loseCluster(application, service);
            Path metadata = newest.resolve("_metadata");
            byte[] whole = Files.readAllBytes(metadata);
            Files.write(metadata, new byte[0]);

            service.up();
            application.await(ApplicationStatus.READY);
            assertThat(recovery(application).operationStatusAsString()).isEqualTo("FAILED");
            assertThat(recovery(application)
                            .operationFailureDetails()
                            .errorInfo()
                            .errorString())
                    .contains("newest state is damaged")
                    .contains("can double output that was already committed")
                    .contains("drey start " + name + " --snapshot RECOVERY-")
                    .contains("restore.allow-older-checkpoint=true");
            assertThat(application.snapshots())
                    .extracting(SnapshotDetails::snapshotName)
                    .hasSize(2)
                    .allMatch(snapshot -> snapshot.startsWith("RECOVERY-"));
            assertThat(application.awaitFailure(application.start(request -> {})))
                    .contains("cannot be restored")
                    .contains("metadata");

            Files.write(metadata, whole);
            Flink flink = application.run();
            assertThat(flink.findRestored())
                    .hasValueSatisfying(path ->
                            assertThat(path).endsWith(newest.getFileName().toString()));
            output.awaitExactlyOnceBeyond(before);
        }
    }

    @Test
    void whoAllowsItGoesOnFromTheCheckpointBefore(DreyService service) throws Exception {
        String name = "lenient";
        OrdersOutput output = new OrdersOutput(service, name);
        Plan plan = Plan.orders(Line.FLINK_2_2, name + "/run")
                .withProperties("drey", Map.of("restore.allow-older-checkpoint", "true"));
        try (TestApplication application = TestApplication.create(service, name, plan)) {
            application.run();
            output.awaitExactlyOnceBeyond(0);
            Path newest = loseCluster(application, service);
            Files.write(newest.resolve("_metadata"), new byte[0]);

            service.up();
            ApplicationOperationInfoDetails recovery = Await.until(
                    "the recovery is told of",
                    TestApplication.TO_CHANGE,
                    () -> recovery(application),
                    Objects::nonNull);
            assertThat(recovery.operationStatusAsString()).isEqualTo("SUCCESSFUL");
            Await.that(
                    "the job runs again",
                    TestApplication.TO_CHANGE,
                    () -> application.flink().job().isFullyRunning());
            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(path -> assertThat(number(path)).isLessThan(number(newest.toString())));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void newestCheckpointThatHasVanishedIsMissed(DreyService service) throws Exception {
        String name = "vanished";
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_1_20, name + "/run"))) {
            application.run();
            output.awaitExactlyOnceBeyond(0);
            Path newest = loseCluster(application, service);
            Path hidden = newest.resolveSibling("hidden");
            Files.move(newest, hidden);

            service.up();
            application.await(ApplicationStatus.READY);
            assertThat(recovery(application)
                            .operationFailureDetails()
                            .errorInfo()
                            .errorString())
                    .contains("newest state is damaged");

            Files.move(hidden, newest);
            long before = output.report().highestNumber();
            application.run();
            output.awaitExactlyOnceBeyond(before);
        }
    }

    /**
     * Ends the service and then the cluster, at a moment at which the service knows the newest checkpoint.
     *
     * @return that checkpoint
     */
    private static Path loseCluster(TestApplication application, DreyService service) throws Exception {
        Flink flink = application.flink();
        flink.awaitNextCheckpoint();
        flink.awaitNextCheckpoint();
        // A stopped task manager completes nothing more, while the job manager still tells the service what is
        // complete.
        Cluster cluster = application.cluster();
        Processes.stop(cluster.anyTaskManager());
        String newest = Await.until(
                "the service knows the newest checkpoint",
                TestApplication.TO_CHANGE,
                () -> knownNewest(application, flink),
                Objects::nonNull);
        service.kill();
        Processes.kill(cluster.jobManager());
        Processes.kill(cluster.anyTaskManager());
        return Path.of(URI.create(newest));
    }

    /** Null while service and Flink disagree. */
    private static String knownNewest(TestApplication application, Flink flink) throws Exception {
        String known = application.findNewestCheckpoint().orElse(null);
        String newest = flink.newestCheckpoint().map(Checkpoint::externalPath).orElse(null);
        return Objects.equals(known, newest) ? known : null;
    }

    /** Null while there is none. */
    private static ApplicationOperationInfoDetails recovery(TestApplication application) throws IOException {
        List<ApplicationOperationInfo> operations = application
                .analytics()
                .listApplicationOperations(request -> request.applicationName(application.name()))
                .applicationOperationInfoList();
        return operations.stream()
                .filter(operation -> operation.operation().equals("RecoverApplication"))
                .findFirst()
                .map(operation -> application.operation(operation.operationId()))
                .orElse(null);
    }

    private static long number(String checkpoint) {
        return Long.parseLong(checkpoint.replaceAll("/$", "").replaceAll(".*chk-", ""));
    }
}
