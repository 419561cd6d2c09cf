package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.flink.Checkpoint;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;

/** The documentation's example, from creation to the proof that nothing is lost when a task manager is. */
@ExtendWith(SharedService.class)
class LifecycleIT {

    private static final Duration TO_RESTORE = Duration.ofMinutes(1);

    /** Amazon's documentation has CheckpointingEnabled as a string there, which typed clients cannot send. */
    private static final String EXAMPLE = """
            {
              "ApplicationName": "%s",
              "RuntimeEnvironment": "%s",
              "ServiceExecutionRole": "arn:aws:iam::000000000000:role/tests",
              "ApplicationConfiguration": {
                "ApplicationCodeConfiguration": {
                  "CodeContentType": "ZIPFILE",
                  "CodeContent": {"S3ContentLocation": {
                    "BucketARN": "arn:aws:s3:::programs", "FileKey": "orders.jar"}}
                },
                "FlinkApplicationConfiguration": {
                  "CheckpointConfiguration": {
                    "CheckpointingEnabled": "true",
                    "CheckpointInterval": 20000,
                    "ConfigurationType": "CUSTOM",
                    "MinPauseBetweenCheckpoints": 10000
                  }
                },
                "EnvironmentProperties": {"PropertyGroups": [{
                  "PropertyGroupId": "orders",
                  "PropertyMap": {"output": "s3a://%s/run", "orders.per.second": "200"}
                }]}
              }
            }""";

    @ParameterizedTest
    @EitherLine
    void documentationExampleKeepsItsOwnCheckpointSettingsAndLosesNothingWithATaskManager(
            Line line, DreyService service) throws Exception {
        String name = "example-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        TestApplication.upload(service, Program.ORDERS);
        JsonNode created =
                service.clients().raw("CreateApplication", EXAMPLE.formatted(name, line.runtimeEnvironment(), name));
        assertThat(created.at("/ApplicationDetail/ApplicationStatus").asText()).isEqualTo("READY");
        assertThat(created.at("/ApplicationDetail/ApplicationVersionId").asInt())
                .isEqualTo(1);
        try (TestApplication application = TestApplication.existing(service, name)) {
            Flink flink = application.run();
            assertThat(flink.rest().overview().flinkVersion()).startsWith(line.versionPrefix());
            JsonNode config = flink.checkpointConfig();
            assertThat(config.path("interval").asLong()).isEqualTo(20_000);
            assertThat(config.path("min_pause").asLong()).isEqualTo(10_000);
            assertThat(config.path("mode").asText()).isEqualTo("exactly_once");
            Checkpoint first = flink.awaitCheckpointAfter(0);
            long committed = output.awaitExactlyOnceBeyond(0);

            Processes.kill(application.cluster().anyTaskManager());
            awaitRestored(flink, first);

            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            flink.awaitNextCheckpoint();
            output.awaitExactlyOnceBeyond(committed);
        }
    }

    private static void awaitRestored(Flink flink, Checkpoint first) {
        long restored = Await.until(
                "the job was restored from a checkpoint",
                TO_RESTORE,
                () -> flink.checkpoints().at("/latest/restored/id").asLong(),
                id -> id >= first.id());
        assertThat(restored).isPositive();
        flink.awaitFullyRunning();
    }
}
