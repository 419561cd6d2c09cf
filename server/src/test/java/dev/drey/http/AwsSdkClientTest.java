package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidRequestException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnsupportedOperationException;

/** What AWS's own client for Java makes of refusals and of pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsSdkClientTest {
    private WireServer server;
    private KinesisAnalyticsV2Client client;

    @BeforeAll
    void start() throws Exception {
        server = new WireServer(List.of(
                new StubOperation<>(
                        "StartApplication", StartApplicationRequest::builder, AwsSdkClientTest::startOrFail),
                new StubOperation<>("ListApplications", ListApplicationsRequest::builder, AwsSdkClientTest::page)));
        client = server.newClient();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    /** Refuses with the error that the name of the application asks for. */
    private static StartApplicationResponse startOrFail(StartApplicationRequest request) {
        throw new ApiException(ApiErrorCode.valueOf(request.applicationName()), "because \"so\"");
    }

    /** Five applications, in pages; the token is the last name given, as AWS has it. */
    private static ListApplicationsResponse page(ListApplicationsRequest request) {
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int to = Math.min(5, from + request.limit());
        return ListApplicationsResponse.builder()
                .applicationSummaries(IntStream.rangeClosed(from + 1, to)
                        .mapToObj(i -> ApplicationSummary.builder()
                                .applicationName(String.valueOf(i))
                                .applicationStatus(ApplicationStatus.READY)
                                .build())
                        .toList())
                .nextToken(to == 5 ? null : String.valueOf(to))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorArrivesWithItsNameStatusAndMessage(ApiErrorCode code) {
        assertThatThrownBy(() -> client.startApplication(r -> r.applicationName(code.name())))
                .isInstanceOfSatisfying(KinesisAnalyticsV2Exception.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code.wireName());
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("because \"so\"");
                    assertThat(e.statusCode()).isEqualTo(code.httpStatus());
                    assertThat(e.requestId()).hasSize(36);
                });
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "INCOMPLETE_SIGNATURE",
                "INTERNAL_FAILURE",
                "INVALID_ACTION",
                "INVALID_NEXT_TOKEN",
                "INVALID_PARAMETER",
                "INVALID_PARAMETER_COMBINATION",
                "INVALID_PARAMETER_VALUE",
                "INVALID_SIGNATURE",
                "MISSING_AUTHENTICATION_TOKEN",
                "MALFORMED_QUERY",
                "MISSING_PARAMETER",
                "NO_SUCH_ALARM",
                "REQUEST_TOO_LARGE",
                "RESOURCE_ALREADY_EXISTS",
                "SERIALIZATION",
                "UNKNOWN_OPERATION",
                "UNRECOGNIZED_CLIENT",
                "VALIDATION"
            })
    void modelledErrorArrivesAsItsOwnClass(ApiErrorCode code) {
        assertThatThrownBy(() -> client.startApplication(r -> r.applicationName(code.name())))
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo(code.wireName());
    }

    @Test
    void violationsArriveAsInvalidArgument() {
        assertThatThrownBy(() -> client.startApplication(r -> r.applicationName("two words")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1 validation error detected: Value 'two words' at 'applicationName' failed to"
                        + " satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }

    @Test
    void violationsArriveAsInvalidRequestWhereInvalidArgumentIsNotModelled() {
        assertThatThrownBy(() -> client.listApplications(r -> r.limit(51)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "'limit' failed to satisfy constraint: Member must have value less than or" + " equal to 50");
    }

    @Test
    void operationThatIsNotOfferedSaysWhichAreNot() {
        assertThatThrownBy(() -> client.listApplicationVersions(r -> r.applicationName("a")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ListApplicationVersions is not available in Drey yet. All operations are,"
                        + " except: AddApplicationCloudWatchLoggingOption, AddApplicationInput, ");
        assertThatThrownBy(() -> client.listTagsForResource(r -> r.resourceARN("arn:a")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void pagesFollowOneAnother() {
        assertThat(client.listApplicationsPaginator(r -> r.limit(2)).stream()
                        .flatMap(page -> page.applicationSummaries().stream()))
                .extracting(ApplicationSummary::applicationName)
                .containsExactly("1", "2", "3", "4", "5");
    }
}
