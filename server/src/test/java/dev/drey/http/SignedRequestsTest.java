package dev.drey.http;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.http.signature.SignatureGate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;

/** A service with credentials, and clients that have them, or others, or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedRequestsTest {

    private static final AwsCredentials RIGHT = AwsBasicCredentials.create("AKIDRIGHT", "secret");
    private static final String BODY = "{\"Limit\": 7}";

    private final HttpClient http = HttpClient.newHttpClient();
    private WireServer server;
    private WireServer serverOfToday;

    @BeforeAll
    void start() throws Exception {
        Map<String, String> secrets = Map.of(RIGHT.accessKeyId(), RIGHT.secretAccessKey());
        server = new WireServer(operations(), new SignatureGate(secrets, () -> NOON));
        serverOfToday = new WireServer(operations(), new SignatureGate(secrets, Clock.systemUTC()));
    }

    private static List<? extends Operation<?, ?>> operations() {
        return List.of(new StubOperation<>(
                "ListApplications",
                ListApplicationsRequest::builder,
                request -> ListApplicationsResponse.builder()
                        .nextToken("limit-" + request.limit())
                        .build()));
    }

    @AfterAll
    void stop() {
        server.close();
        serverOfToday.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-central-1"})
    void clientWithTheRightKeyIsServedInAnyRegion(String region) {
        try (KinesisAnalyticsV2Client client = client(RIGHT, region)) {
            assertThat(client.listApplications(r -> r.limit(3)).nextToken()).isEqualTo("limit-3");
        }
    }

    @Test
    void aSessionTokenIsSignedAndDoesNoHarm() {
        try (KinesisAnalyticsV2Client client =
                client(AwsSessionCredentials.create("AKIDRIGHT", "secret", "session"), "us-east-1")) {
            assertThat(client.listApplications(r -> r.limit(3)).nextToken()).isEqualTo("limit-3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AKIDRIGHT, wrong, InvalidSignatureException, does not match the signature you provided",
        "AKIDOTHER, secret, UnrecognizedClientException, The security token included in the request is invalid"
    })
    void clientWithAnotherKeyIsRefused(String id, String secret, String code, String message) {
        try (KinesisAnalyticsV2Client client = client(AwsBasicCredentials.create(id, secret), "us-east-1")) {
            assertThatThrownBy(() -> client.listApplications(r -> r.limit(3)))
                    .isInstanceOfSatisfying(KinesisAnalyticsV2Exception.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                        assertThat(e.awsErrorDetails().errorMessage()).contains(message);
                        assertThat(e.statusCode()).isEqualTo(400);
                    });
        }
    }

    @Test
    void unsignedRequestIsRefusedWhateverItAsksFor() throws Exception {
        for (String target : List.of("KinesisAnalytics_20180523.ListApplications", "Fly")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri()).header("X-Amz-Target", target);

            assertThat(send(request, BODY))
                    .startsWith("400 {\"__type\":\"MissingAuthenticationTokenException\",\"Message\":\"Missing"
                            + " Authentication Token.");
        }
    }

    @Test
    void theBodyIsPartOfTheSignature() throws Exception {
        assertThat(send(signed(NOON, request -> {}), BODY)).isEqualTo("200 {\"NextToken\":\"limit-7\"}");
        assertThat(send(signed(NOON, request -> {}), BODY.replace('7', '8')))
                .startsWith("400 {\"__type\":\"InvalidSignatureException\"");
    }

    /** Such a body waits in a file. */
    @Test
    void aLargeBodyIsVerifiedAndRead() throws Exception {
        String large = "{\"Limit\": 7" + " ".repeat(3 << 20) + "}";

        assertThat(send(signed(NOON, request -> request.payload(ContentStreamProvider.fromUtf8String(large))), large))
                .isEqualTo("200 {\"NextToken\":\"limit-7\"}");
    }

    @ParameterizedTest
    @CsvSource({"-301, Signature expired", "301, Signature not yet current"})
    void signatureOfAnotherTimeIsRefused(int seconds, String message) throws Exception {
        assertThat(send(signed(NOON.plusSeconds(seconds), request -> {}), BODY))
                .startsWith("400 {\"__type\":\"InvalidSignatureException\",\"Message\":\"" + message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-299, 299})
    void clocksMayDifferByFiveMinutes(int seconds) throws Exception {
        assertThat(send(signed(NOON.plusSeconds(seconds), request -> {}), BODY)).startsWith("200");
    }

    @Test
    void signatureForAnotherServiceIsRefused() throws Exception {
        assertThat(send(signed(NOON, request -> request.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")), BODY))
                .startsWith("400 {\"__type\":\"InvalidSignatureException\",\"Message\":\"Credential should be scoped to"
                        + " correct service: 'kinesisanalytics'");
    }

    @Test
    void headerOutsideTheSignatureCannotSayWhatIsMeant() throws Exception {
        HttpRequest.Builder request = signed(NOON, signing -> {}).header("X-Amz-Meaning", "other");

        assertThat(send(request, BODY))
                .startsWith(
                        "400 {\"__type\":\"InvalidSignatureException\",\"Message\":\"These headers must be among the"
                                + " SignedHeaders: x-amz-meaning.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YTpi",
                "AWS4-HMAC-SHA256 ",
                "AWS4-HMAC-SHA256 Credential=AKIDRIGHT, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=AKIDRIGHT/20260102/us-east-1/kinesisanalytics/aws4_request,"
                        + " SignedHeaders=host;x-amz-date;x-amz-target"
            })
    void halfASignatureIsRefused(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri())
                .header("X-Amz-Target", "KinesisAnalytics_20180523.ListApplications")
                .header("X-Amz-Date", "20260102T120000Z")
                .header("Authorization", authorization);

        assertThat(send(request, BODY)).startsWith("400 {\"__type\":\"IncompleteSignatureException\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "20260102T12:00Z", "20260102T"})
    void strangeDateIsRefused(String date) throws Exception {
        HttpRequest.Builder request = signed(NOON, signing -> {}).setHeader("X-Amz-Date", date);

        assertThat(send(request, BODY)).containsPattern("^400 .*(Incomplete|Invalid)SignatureException");
    }

    private KinesisAnalyticsV2Client client(AwsCredentials credentials, String region) {
        return KinesisAnalyticsV2Client.builder()
                .endpointOverride(serverOfToday.uri())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private HttpRequest.Builder signed(Instant at, Consumer<SignRequest.Builder<AwsCredentialsIdentity>> alteration) {
        URI uri = server.uri();
        SignRequest.Builder<AwsCredentialsIdentity> signing = SignRequest.builder(RIGHT);
        signing.request(SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(uri)
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("X-Amz-Target", "KinesisAnalytics_20180523.ListApplications")
                        .build())
                .payload(ContentStreamProvider.fromUtf8String(BODY))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kinesisanalytics")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
        alteration.accept(signing);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        AwsV4HttpSigner.create().sign(signing.build()).request().forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request;
    }

    private String send(HttpRequest.Builder request, String body) throws Exception {
        var response = http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
