package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.control.ApiException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;

class SdkReaderTest {
    /** The example of "Configure checkpointing" in AWS's developer guide, which writes a boolean as a string. */
    @Test
    void checkpointExampleOfTheDeveloperGuideIsRead() throws Exception {
        JsonNode request = json("""
                {
                  "ApplicationName": "MyApplication",
                  "RuntimeEnvironment": "FLINK-2_2",
                  "ServiceExecutionRole": "arn:aws:iam::123456789123:role/myrole",
                  "ApplicationConfiguration": {
                    "FlinkApplicationConfiguration": {
                      "CheckpointConfiguration": {
                        "CheckpointingEnabled": "true",
                        "CheckpointInterval": 20000,
                        "ConfigurationType": "CUSTOM",
                        "MinPauseBetweenCheckpoints": "10000"
                      }
                    }
                  }
                }""");

        ServiceModel.load().findOperation("CreateApplication").orElseThrow().validate(request);
        CreateApplicationRequest read = SdkReader.read(request, CreateApplicationRequest.builder());

        assertThat(read.runtimeEnvironmentAsString()).isEqualTo("FLINK-2_2");
        assertThat(read.applicationConfiguration()
                        .flinkApplicationConfiguration()
                        .checkpointConfiguration())
                .isEqualTo(CheckpointConfiguration.builder()
                        .checkpointingEnabled(true)
                        .checkpointInterval(20000L)
                        .configurationType("CUSTOM")
                        .minPauseBetweenCheckpoints(10000L)
                        .build());
        assertThat(read.hasTags()).isFalse();
    }

    @Test
    void nullAndUnknownMembersAreAsGoodAsAbsent() throws Exception {
        JsonNode request = json("{\"Limit\": null, \"NextToken\": \"a\", \"Colour\": {\"deep\": []}}");

        assertThat(SdkReader.read(request, ListApplicationsRequest.builder()))
                .isEqualTo(ListApplicationsRequest.builder().nextToken("a").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000.25", "1.70000000025E9", "\"1700000000.25\""})
    void timestampIsReadInEveryNotation(String seconds) throws Exception {
        JsonNode request = json("{\"ApplicationName\": \"a\", \"CreateTimestamp\": " + seconds + "}");

        assertThat(SdkReader.read(request, DeleteApplicationRequest.builder()).createTimestamp())
                .isEqualTo(Instant.parse("2023-11-14T22:13:20.250Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "3000000000", "true", "\"seven\"", "\"\"", "[7]", "{}", "1e400"})
    void whatIsNoIntegerIsRefused(String limit) {
        assertThatThrownBy(() -> SdkReader.read(json("{\"Limit\": " + limit + "}"), ListApplicationsRequest.builder()))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The value at 'limit' must be a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"soon\"", "\"NaN\"", "1e300", "[]", "\"\""})
    void whatIsNoTimestampIsRefused(String timestamp) {
        assertThatThrownBy(() -> SdkReader.read(
                        json("{\"CreateTimestamp\": " + timestamp + "}"), DeleteApplicationRequest.builder()))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The value at 'createTimestamp' must be a timestamp");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
