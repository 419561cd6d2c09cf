package dev.drey.http.operations;

import static dev.drey.http.operations.ApiServer.ARN_PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationDescription;

/** What a client reads of what it wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedApplicationTest {

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private ApplicationDetail create(CreateApplicationRequest request) {
        return server.client().createApplication(request).applicationDetail();
    }

    private ApplicationDetail described(String name) {
        return server.client().describeApplication(r -> r.applicationName(name)).applicationDetail();
    }

    @Test
    void everyMemberOfTheRequestIsDescribed() {
        ApplicationDetail created = create(FullApplication.request("everything"));

        assertThat(created).isEqualTo(described("everything"));
        assertThat(created.conditionalToken()).matches("[a-zA-Z0-9-_+/=]{1,512}");
        assertThat(created.toBuilder().conditionalToken(null).build())
                .isEqualTo(FullApplication.described("everything"));
        assertThat(server.client()
                        .listTagsForResource(r -> r.resourceARN(ARN_PREFIX + "everything"))
                        .tags())
                .containsExactly(FullApplication.tag("empty", ""), FullApplication.tag("team", "data"));
    }

    @Test
    void whatIsLeftOutTakesTheDefaultsOfTheService() {
        ApplicationConfigurationDescription configuration =
                create(ApiServer.minimal("minimal").build()).applicationConfigurationDescription();

        assertThat(configuration.flinkApplicationConfigurationDescription()).isEqualTo(serviceDefaults());
        assertThat(configuration.applicationSnapshotConfigurationDescription().snapshotsEnabled())
                .isTrue();
        assertThat(configuration
                        .applicationSystemRollbackConfigurationDescription()
                        .rollbackEnabled())
                .isFalse();
        assertThat(configuration.applicationEncryptionConfigurationDescription().keyTypeAsString())
                .isEqualTo("AWS_OWNED_KEY");
        assertThat(configuration.runConfigurationDescription()).isNull();
        assertThat(configuration.environmentPropertyDescriptions()).isNull();
        assertThat(server.client()
                        .listTagsForResource(r -> r.resourceARN(ARN_PREFIX + "minimal"))
                        .tags())
                .isEmpty();
    }

    @Test
    void defaultBeatsTheValuesNextToIt() {
        assertThat(flinkOf(
                        "default",
                        FlinkApplicationConfiguration.builder()
                                .checkpointConfiguration(c -> c.configurationType("DEFAULT")
                                        .checkpointingEnabled(false)
                                        .checkpointInterval(1L)
                                        .minPauseBetweenCheckpoints(1L))
                                .monitoringConfiguration(m -> m.configurationType("DEFAULT")
                                        .metricsLevel("TASK")
                                        .logLevel("DEBUG"))
                                .parallelismConfiguration(p -> p.configurationType("DEFAULT")
                                        .parallelism(100_000)
                                        .parallelismPerKPU(9)
                                        .autoScalingEnabled(false))
                                .build()))
                .isEqualTo(serviceDefaults());
    }

    @Test
    void membersLeftOutOfCustomGroupsTakeTheDefaults() {
        FlinkApplicationConfigurationDescription described = flinkOf(
                "partly",
                FlinkApplicationConfiguration.builder()
                        .checkpointConfiguration(
                                c -> c.configurationType("CUSTOM").checkpointInterval(1000L))
                        .monitoringConfiguration(
                                m -> m.configurationType("CUSTOM").logLevel("ERROR"))
                        .parallelismConfiguration(
                                p -> p.configurationType("CUSTOM").parallelism(3))
                        .build());

        assertThat(described)
                .isEqualTo(FlinkApplicationConfigurationDescription.builder()
                        .checkpointConfigurationDescription(c -> c.configurationType("CUSTOM")
                                .checkpointingEnabled(true)
                                .checkpointInterval(1000L)
                                .minPauseBetweenCheckpoints(5000L))
                        .monitoringConfigurationDescription(m -> m.configurationType("CUSTOM")
                                .metricsLevel("APPLICATION")
                                .logLevel("ERROR"))
                        .parallelismConfigurationDescription(p -> p.configurationType("CUSTOM")
                                .parallelism(3)
                                .parallelismPerKPU(1)
                                .currentParallelism(3)
                                .autoScalingEnabled(true))
                        .build());
    }

    private FlinkApplicationConfigurationDescription flinkOf(String name, FlinkApplicationConfiguration flink) {
        CreateApplicationRequest minimal = ApiServer.minimal(name).build();
        return create(minimal.toBuilder()
                        .applicationConfiguration(minimal.applicationConfiguration().toBuilder()
                                .flinkApplicationConfiguration(flink)
                                .build())
                        .build())
                .applicationConfigurationDescription()
                .flinkApplicationConfigurationDescription();
    }

    private static FlinkApplicationConfigurationDescription serviceDefaults() {
        return FlinkApplicationConfigurationDescription.builder()
                .checkpointConfigurationDescription(c -> c.configurationType("DEFAULT")
                        .checkpointingEnabled(true)
                        .checkpointInterval(60_000L)
                        .minPauseBetweenCheckpoints(5000L))
                .monitoringConfigurationDescription(m -> m.configurationType("DEFAULT")
                        .metricsLevel("APPLICATION")
                        .logLevel("INFO"))
                .parallelismConfigurationDescription(p -> p.configurationType("DEFAULT")
                        .parallelism(1)
                        .parallelismPerKPU(1)
                        .currentParallelism(1)
                        .autoScalingEnabled(true))
                .build();
    }

    /** The example of the developer guide's page on checkpoints, which writes a boolean as a string. */
    @Test
    void documentationExampleIsUnderstoodAsItIsWritten() throws Exception {
        HttpResponse<String> response = post("CreateApplication", """
                {
                  "ApplicationName": "MyApplication",
                  "RuntimeEnvironment": "FLINK-1_20",
                  "ServiceExecutionRole": "arn:aws:iam::123456789123:role/myrole",
                  "ApplicationConfiguration": {
                    "ApplicationCodeConfiguration": {
                      "CodeContent": {
                        "S3ContentLocation": {"BucketARN": "arn:aws:s3:::jobs", "FileKey": "clicks.jar"}
                      },
                      "CodeContentType": "ZIPFILE"
                    },
                    "FlinkApplicationConfiguration": {
                      "CheckpointConfiguration": {
                        "CheckpointingEnabled": "true",
                        "CheckpointInterval": 20000,
                        "ConfigurationType": "CUSTOM",
                        "MinPauseBetweenCheckpoints": 10000
                      }
                    }
                  }
                }
                """);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(described("MyApplication")
                        .applicationConfigurationDescription()
                        .flinkApplicationConfigurationDescription()
                        .checkpointConfigurationDescription())
                .isEqualTo(CheckpointConfigurationDescription.builder()
                        .configurationType("CUSTOM")
                        .checkpointingEnabled(true)
                        .checkpointInterval(20_000L)
                        .minPauseBetweenCheckpoints(10_000L)
                        .build());
    }

    @Test
    void listsThatAreEmptyAreWrittenAndWhatIsUnknownIsLeftOut() throws Exception {
        create(ApiServer.minimal("bytes").build());

        String body =
                post("DescribeApplication", "{\"ApplicationName\": \"bytes\"}").body();

        assertThat(body).contains("\"CloudWatchLoggingOptionDescriptions\":[]", "\"CreateTimestamp\":1767355200,");
        assertThat(body).doesNotContain(List.of("TextContent", "ObjectVersion", "RunConfiguration", "KeyId", "null"));
    }

    private HttpResponse<String> post(String operation, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri())
                                .header("X-Amz-Target", "KinesisAnalytics_20180523." + operation)
                                .header("Content-Type", "application/x-amz-json-1.1")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
