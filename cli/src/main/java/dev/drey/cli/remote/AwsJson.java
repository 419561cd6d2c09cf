package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends a body exactly as it is written, in AWS's JSON protocol, version 1.1, signed. */
public final class AwsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final SdkHttpClient http;
    private final Signing signing;

    AwsJson(URI endpoint, SdkHttpClient http, Signing signing) {
        this.endpoint = endpoint;
        this.http = http;
        this.signing = signing;
    }

    /** The header that names the operation. */
    public static String target(String operation) {
        return "KinesisAnalytics_20180523." + operation;
    }

    /** @throws IOException with the service's own words when it refuses */
    public void call(String operation, String body) throws IOException {
        HttpExecuteResponse response = send(operation, body);
        if (response.httpResponse().isSuccessful()) {
            response.responseBody().ifPresent(AbortableInputStream::abort);
            return;
        }
        throw refusal(operation, response);
    }

    private static IOException refusal(String operation, HttpExecuteResponse response) throws IOException {
        JsonNode error = read(response);
        String message = error.path("Message").asText(error.path("message").asText());
        return new IOException(
                operation + " was refused: " + error.path("__type").asText() + ": " + message);
    }

    /**
     * The answer as it stands.
     *
     * @throws IOException with the service's own words when it refuses
     */
    public JsonNode answer(String operation, String body) throws IOException {
        HttpExecuteResponse response = send(operation, body);
        if (!response.httpResponse().isSuccessful()) {
            throw refusal(operation, response);
        }
        return read(response);
    }

    private HttpExecuteResponse send(String operation, String body) throws IOException {
        ContentStreamProvider content = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve("/"))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", target(operation))
                .build();
        return http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signing.sign(request, content))
                        .contentStreamProvider(content)
                        .build())
                .call();
    }

    private static JsonNode read(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return JSON.createObjectNode();
        }
        try (InputStream body = response.responseBody().get()) {
            return JSON.readTree(body);
        }
    }
}
