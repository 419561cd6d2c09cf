package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Whatever can be read of Flink's REST API, as it is answered: for those who want all of it and not a few typed facts.
 * Only reads. Safe for use by several threads.
 */
public final class FlinkDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final String base;
    private final HttpClient http;
    private final Duration timeLimit;

    /**
     * @param base such as {@code http://127.0.0.1:8081}; a path in it stays in front of every path that is asked for
     * @param timeLimit of one answer
     */
    public FlinkDocuments(URI base, HttpClient http, Duration timeLimit) {
        this.base = base.toString().replaceAll("/+$", "");
        this.http = http;
        this.timeLimit = timeLimit;
    }

    /** Where they come from. */
    public String base() {
        return base;
    }

    /**
     * One answer in JSON. Empty when Flink refuses it, or when it is no JSON.
     *
     * @param path begins with a slash; with its query, encoded
     * @throws FlinkUnreachableException when no answer comes in time
     */
    public Optional<JsonNode> find(String path) throws FlinkUnreachableException {
        HttpResponse<InputStream> response = ask(path);
        try (InputStream body = response.body()) {
            return response.statusCode() == OK ? parse(body) : Optional.empty();
        } catch (IOException failure) {
            throw unreachable(path, failure);
        }
    }

    /**
     * One answer in plain text, such as a log. Empty when Flink refuses it.
     *
     * @param head how many bytes of its beginning to keep at least
     * @param tail how many bytes of its end to keep at least; what lies between is left out
     * @throws FlinkUnreachableException when no answer comes in time
     */
    public Optional<String> findText(String path, int head, int tail) throws FlinkUnreachableException {
        HttpResponse<InputStream> response = ask(path);
        try (InputStream body = response.body()) {
            return response.statusCode() == OK ? Optional.of(HeadAndTail.read(body, head, tail)) : Optional.empty();
        } catch (IOException failure) {
            throw unreachable(path, failure);
        }
    }

    private static Optional<JsonNode> parse(InputStream body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer == null || answer.isMissingNode() ? Optional.empty() : Optional.of(answer);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private HttpResponse<InputStream> ask(String path) throws FlinkUnreachableException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeLimit)
                .GET()
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw unreachable(path, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unreachable(path, interruption);
        }
    }

    private FlinkUnreachableException unreachable(String path, Exception cause) {
        return new FlinkUnreachableException(
                "No answer from Flink's job manager at " + base + " to " + path + ".", cause);
    }
}
