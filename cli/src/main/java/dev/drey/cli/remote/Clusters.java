package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.flink.FlinkRest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Asks Drey's own API for the clusters behind applications. */
public final class Clusters {

    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final URI endpoint;
    private final HttpClient http;
    private final Signing signing;

    Clusters(URI endpoint, HttpClient http, Signing signing) {
        this.endpoint = endpoint;
        this.http = http;
        this.signing = signing;
    }

    /** Empty when the application is unknown or has no cluster now. */
    public Optional<Cluster> find(String application) throws IOException, InterruptedException {
        URI address = endpoint.resolve("/_drey/v1/applications/" + application + "/cluster");
        HttpResponse<String> answer = http.send(signed(address), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "The service answered HTTP " + answer.statusCode() + " to GET " + address + ": " + answer.body());
        }
        return Optional.of(Cluster.of(JSON.readTree(answer.body())));
    }

    private HttpRequest signed(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TO_ANSWER);
        SdkHttpRequest plain =
                SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(address).build();
        signing.sign(plain, null).forEachHeader((name, values) -> {
            // The client sets this one itself, from the same address, and allows nobody else to.
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** Flink itself. */
    public FlinkRest flink(Cluster cluster) {
        return new FlinkRest(cluster.flinkRest(), http);
    }
}
