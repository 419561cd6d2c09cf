package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationResponse;

class SdkWriterTest {
    @Test
    void timestampsAreWholeSecondsAndAbsentMembersStayAway() {
        DescribeApplicationResponse response = DescribeApplicationResponse.builder()
                .applicationDetail(d -> d.applicationName("a")
                        .createTimestamp(Instant.parse("2023-11-14T22:13:20.987Z"))
                        .applicationVersionId(1L)
                        .applicationStatus("READY"))
                .build();

        assertThat(SdkWriter.write(response))
                .isEqualTo(
                        "{\"ApplicationDetail\":{\"ApplicationName\":\"a\","
                                + "\"ApplicationStatus\":\"READY\",\"ApplicationVersionId\":1,\"CreateTimestamp\":1700000000}}");
    }

    @Test
    void emptyListIsWrittenWhenItWasSet() {
        assertThat(SdkWriter.write(ListApplicationsResponse.builder().build())).isEqualTo("{}");
        assertThat(SdkWriter.write(ListApplicationsResponse.builder()
                        .applicationSummaries(List.of())
                        .build()))
                .isEqualTo("{\"ApplicationSummaries\":[]}");
    }

    @Test
    void responseWithNothingSetIsAnEmptyObject() {
        assertThat(SdkWriter.write(StartApplicationResponse.builder().build())).isEqualTo("{}");
    }
}
