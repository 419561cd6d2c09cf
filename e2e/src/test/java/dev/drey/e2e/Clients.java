package dev.drey.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.s3.S3Client;

/** Everything that tests speak to a service with. */
final class Clients implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final URI endpoint;
    private final KinesisAnalyticsV2Client analytics;
    private final S3Client objects;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Clients(URI endpoint) {
        this.endpoint = endpoint;
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("tests", "tests"));
        analytics = KinesisAnalyticsV2Client.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(Region.US_EAST_1)
                .build();
        objects = S3Client.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials)
                .region(Region.US_EAST_1)
                .build();
    }

    URI endpoint() {
        return endpoint;
    }

    /** AWS's own client. */
    KinesisAnalyticsV2Client analytics() {
        return analytics;
    }

    /** AWS's own client of the object store. */
    S3Client objects() {
        return objects;
    }

    /** For Flink's own answers, and for Drey's own API. */
    HttpClient http() {
        return http;
    }

    /** An operation of the AWS API with a body that a typed client would not send. */
    JsonNode raw(String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "KinesisAnalytics_20180523." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException(operation + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Any JSON answer; empty when there is nothing at that address. */
    Optional<JsonNode> get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == OK ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }

    @Override
    public void close() {
        analytics.close();
        objects.close();
    }
}
