package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceResponse;

/** The bytes on the wire, where no client library hides them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsJsonHandlerTest {
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final String PREFIX = "KinesisAnalytics_20180523.";

    private final HttpClient http = HttpClient.newHttpClient();
    private WireServer server;

    @BeforeAll
    void start() throws Exception {
        server = new WireServer(List.of(
                new StubOperation<>("CreateApplication", CreateApplicationRequest::builder, AwsJsonHandlerTest::create),
                new StubOperation<>("DescribeApplication", DescribeApplicationRequest::builder, request -> {
                    throw new IllegalStateException("secret detail");
                }),
                new StubOperation<>(
                        "TagResource",
                        TagResourceRequest::builder,
                        request -> TagResourceResponse.builder().build())));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Tells in the description how large the code was. */
    private static CreateApplicationResponse create(CreateApplicationRequest request) {
        int size = request.applicationConfiguration()
                .applicationCodeConfiguration()
                .codeContent()
                .zipFileContent()
                .asByteArrayUnsafe()
                .length;
        return CreateApplicationResponse.builder()
                .applicationDetail(d -> d.applicationDescription(size + " bytes"))
                .build();
    }

    @Test
    void responseWithoutMembersIsAnEmptyObject() throws Exception {
        HttpResponse<String> response =
                call("TagResource", "{\"ResourceARN\": \"arn:a\", \"Tags\": [{\"Key\": \"k\"}], \"Other\": 1}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(TYPE);
        assertThat(response.headers().firstValue("x-amzn-RequestId"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).isEmpty();
    }

    @Test
    void refusalCarriesItsTypeInBodyAndHeader() throws Exception {
        HttpResponse<String> response = call("TagResource", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("""
                {"__type":"InvalidArgumentException","Message":"2 validation errors detected: \
                Value null at 'resourceARN' failed to satisfy constraint: Member must not be null; \
                Value null at 'tags' failed to satisfy constraint: Member must not be null"}""");
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("InvalidArgumentException");
        assertThat(response.headers().firstValue("Content-Type")).hasValue(TYPE);
    }

    @Test
    void internalFailureTellsNothingButTheRequestIdThatIsLogged() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(ErrorTranslator.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        logged.start();
        logger.setAdditive(false);
        logger.addAppender(logged);

        HttpResponse<String> response = call("DescribeApplication", "{\"ApplicationName\": \"a\"}");

        logger.setAdditive(true);
        logger.detachAppender(logged);
        String id = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body())
                .startsWith("{\"__type\":\"InternalFailure\"")
                .contains(id)
                .doesNotContain("secret", "Exception");
        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains(id);
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret detail");
            assertThat(event.getMDCPropertyMap()).containsEntry(AwsJsonHandler.LOGGED_REQUEST_ID, id);
        });
    }

    @Test
    void malformedBodyIsASerializationException() throws Exception {
        assertThat(call("TagResource", "{\"ResourceARN\": ").body())
                .startsWith("{\"__type\":\"SerializationException\",\"Message\":\"The request body is not valid JSON"
                        + " (line 1, column 17)");
        assertThat(call("TagResource", "[]").body()).contains("The request must be an object, but is '[]'.");
        assertThat(call("TagResource", "{} {}").body()).contains("SerializationException");
        assertThat(call("TagResource", "{\"ResourceARN\": [\"a\"], \"Tags\": []}")
                        .body())
                .contains("The value at 'resourceARN' must be a string, but is '[\\\"a\\\"]'.");
    }

    @Test
    void whatIsNoOperationIsRefusedAsAws() throws Exception {
        assertThat(call("Fly", "{}").body()).startsWith("{\"__type\":\"UnknownOperationException\"");
        assertThat(send("Logs_20140328.DescribeLogGroups", TYPE, "POST", BodyPublishers.ofString("{}"))
                        .body())
                .contains("UnknownOperationException", "Logs_20140328.DescribeLogGroups");
        assertThat(send(PREFIX + "TagResource", TYPE, "GET", BodyPublishers.noBody())
                        .body())
                .contains("UnknownOperationException", "not with GET");
        assertThat(send(PREFIX + "TagResource", "text/plain", "POST", BodyPublishers.ofString("{}"))
                        .body())
                .contains("UnknownOperationException", "text/plain");
    }

    @Test
    void charsetInTheContentTypeDoesNoHarm() throws Exception {
        HttpResponse<String> response = send(
                PREFIX + "TagResource",
                TYPE + "; charset=UTF-8",
                "POST",
                BodyPublishers.ofString("{\"ResourceARN\": \"arn:a\", \"Tags\": [{\"Key\": \"k\"}]}"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void requestOfAnotherProtocolIsLeftToOthers() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri()).build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void largestCodeArchiveFitsIntoARequest() throws Exception {
        String code = "A".repeat((52_428_800 + 1) / 3 * 4 - 1) + "=";
        HttpResponse<String> response = call("CreateApplication", """
                {"ApplicationName": "a", "RuntimeEnvironment": "FLINK-2_2", "ServiceExecutionRole": "arn:r",
                 "ApplicationConfiguration": {"ApplicationCodeConfiguration":
                   {"CodeContentType": "ZIPFILE", "CodeContent": {"ZipFileContent": "%s"}}}}""".formatted(code));

        assertThat(response.body())
                .isEqualTo("{\"ApplicationDetail\":{\"ApplicationDescription\":\"52428800 bytes\"}}");
    }

    @Test
    void largerRequestIsRefusedAsAws() throws Exception {
        byte[] body = new byte[RequestBody.LARGEST + 1];
        Arrays.fill(body, (byte) ' ');
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        for (BodyPublisher publisher : List.of(BodyPublishers.ofByteArray(body), chunked)) {
            HttpResponse<String> response = send(PREFIX + "CreateApplication", TYPE, "POST", publisher);

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).startsWith("{\"__type\":\"RequestEntityTooLargeException\"");
        }
    }

    private HttpResponse<String> call(String operation, String json) throws Exception {
        return send(PREFIX + operation, TYPE, "POST", BodyPublishers.ofString(json));
    }

    private HttpResponse<String> send(String target, String type, String method, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", target)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
