package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;

/** A start that cannot succeed says why, leaves the application READY, and leaves nothing running. */
@ExtendWith(SharedService.class)
class FailingStartIT {

    @ParameterizedTest
    @EitherLine
    void mainThatThrowsIsReportedWithItsRootCause(Line line, DreyService service) {
        try (TestApplication application = create(service, Plan.of(line, Program.THROWING))) {
            assertThat(failure(application, service))
                    .contains("price list v3 has no currency")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @EitherLine
    void programWithoutAJobIsToldToExecuteOne(Line line, DreyService service) {
        try (TestApplication application = create(service, Plan.of(line, Program.NO_EXECUTE))) {
            assertThat(failure(application, service)).contains("returned without executing a job", "Call execute()");
        }
    }

    @ParameterizedTest
    @EitherLine
    void secondExecuteIsRefusedBeforeAnythingRuns(Line line, DreyService service) {
        try (TestApplication application = create(service, Plan.of(line, Program.TWICE))) {
            assertThat(failure(application, service))
                    .contains("Only one job per application is allowed", "'first'", "'second'");
        }
    }

    @Test
    void missingObjectIsNamed(DreyService service) {
        try (TestApplication application = create(service, Plan.of(Line.FLINK_2_2, Program.TABLE))) {
            service.clients()
                    .objects()
                    .deleteObject(request -> request.bucket(Plan.BUCKET).key(Program.TABLE.key()));
            assertThat(failure(application, service)).contains(Plan.BUCKET, Program.TABLE.key());
        }
    }

    @Test
    void jarWithoutAMainClassIsNamed(DreyService service) {
        try (TestApplication application = create(service, Plan.of(Line.FLINK_2_2, Program.WITHOUT_MAIN_CLASS))) {
            assertThat(failure(application, service))
                    .contains("s3://" + Plan.BUCKET + "/" + Program.WITHOUT_MAIN_CLASS.key(), "names no main class");
        }
    }

    @Test
    void whatIsNotAJarIsNamed(DreyService service) {
        try (TestApplication application = create(service, Plan.of(Line.FLINK_2_2, Program.TABLE))) {
            service.clients()
                    .objects()
                    .putObject(
                            request -> request.bucket(Plan.BUCKET).key(Program.TABLE.key()),
                            RequestBody.fromString("SELECT 1"));
            assertThat(failure(application, service))
                    .contains("s3://" + Plan.BUCKET + "/" + Program.TABLE.key(), "is not a jar");
        }
    }

    @Test
    void snapshotWhoseFilesAreGoneFailsTheStartAndCanBeSkipped(DreyService service) throws Exception {
        try (TestApplication application = create(service, Plan.of(Line.FLINK_2_2, Program.HEADSTRONG))) {
            application.run();
            application.stop();
            for (Path savepoint : new Folders(service, application.name()).savepoints()) {
                Files.delete(savepoint.resolve("_metadata"));
            }
            assertThat(failure(application, service)).contains("_metadata");
            application.run(SnapshotIT.restoring(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT, null));
        }
    }

    @ParameterizedTest
    @EitherLine
    void forcedStopCancelsAStart(Line line, DreyService service) {
        try (TestApplication application = create(service, Plan.of(line, Program.HEADSTRONG))) {
            String start = application.start(request -> {});
            Await.that(
                    "a process is being started",
                    Duration.ofSeconds(30),
                    () -> !Processes.flinkOf(service.data()).isEmpty());
            application.forceStop();
            assertThat(application.operation(start).operationStatusAsString()).isEqualTo("CANCELLED");
            assertThat(Processes.flinkOf(service.data())).isEmpty();
        }
    }

    private static TestApplication create(DreyService service, Plan plan) {
        return TestApplication.create(
                service,
                "failing-" + plan.program().name().toLowerCase(Locale.ROOT) + "-"
                        + plan.line().suffix(),
                plan);
    }

    /** Starts, and returns the reason after the facts that all failed starts share. */
    private static String failure(TestApplication application, DreyService service) {
        String operation = application.start(request -> {});
        String reason = application.awaitFailure(operation);
        assertThat(application.status()).isEqualTo(ApplicationStatus.READY);
        assertThat(Processes.flinkOf(service.data())).isEmpty();
        assertThat(cluster(application)).isFalse();
        assertThat(reason).contains(application.name());
        return reason;
    }

    private static boolean cluster(TestApplication application) {
        try {
            return application.findCluster().isPresent();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
