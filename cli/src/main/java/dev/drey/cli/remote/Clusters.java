package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Asks Drey's own API for the clusters behind applications. */
public final class Clusters {

    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

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
        return get(application, "cluster").map(answer -> Cluster.of(answer.json()));
    }

    /** Whose choice its settings are. Empty when the application is unknown or has no cluster now. */
    public Optional<SettingOrigins> findSettings(String application) throws IOException, InterruptedException {
        return findSettingsAnswer(application).map(SettingOrigins::of);
    }

    /** The same, as the service says it. */
    public Optional<JsonNode> findSettingsAnswer(String application) throws IOException, InterruptedException {
        Optional<Answer> answer = get(application, "settings");
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer.get().json());
    }

    /** The logs of its cluster, or of its last one. Empty when the application is unknown or was never started. */
    public Optional<LogList> findLogs(String application) throws IOException, InterruptedException {
        return get(application, "logs").map(answer -> LogList.of(answer.json()));
    }

    /**
     * A piece of a log, as long as the service likes. Empty when the log is not there.
     *
     * @param offset in bytes; a negative one counts from the end
     */
    public Optional<LogPart> findLog(String application, String log, long offset)
            throws IOException, InterruptedException {
        return get(application, "logs/" + log + "?offset=" + offset).map(Answer::log);
    }

    /**
     * What is in the state of an application, or in any. Returns when it has been read, which may take as long as {@code
     * parameters} allow.
     *
     * @param application null for state that belongs to none
     * @param parameters of the question, by their names
     * @return JSON, as docs/state.md tells it
     */
    public ObjectNode readState(@Nullable String application, Map<String, String> parameters)
            throws IOException, InterruptedException, RefusedException {
        String path = application == null ? "/_drey/v1/state" : "/_drey/v1/applications/" + application + "/state";
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        URI address = endpoint.resolve(path + query);
        while (true) {
            // Each answer is waited for there.
            Answer answer =
                    new Answer(http.send(signed(SdkHttpMethod.GET, address), HttpResponse.BodyHandlers.ofByteArray()));
            JsonNode json = answer.json();
            if (answer.response().statusCode() == OK && json instanceof ObjectNode found) {
                return found;
            }
            if (answer.response().statusCode() != ACCEPTED) {
                throw new RefusedException(
                        json.path("Message").asText(json.path("message").asText()));
            }
        }
    }

    /**
     * Makes a checkpoint that a job has left a snapshot of the application.
     *
     * @param checkpoint by its number or its location
     * @return the snapshot's name
     */
    public String adopt(String application, String checkpoint)
            throws IOException, InterruptedException, RefusedException {
        return post(application, "checkpoints?checkpoint=" + URLEncoder.encode(checkpoint, StandardCharsets.UTF_8))
                .path("snapshot")
                .asText();
    }

    /**
     * Events of its story, oldest first, a thousand at most. Empty when the application is unknown.
     *
     * @param which {@code newest=N} or {@code after=SEQUENCE}
     */
    public Optional<List<ApplicationEvent>> findEvents(String application, String which)
            throws IOException, InterruptedException {
        return get(application, "events?" + which).map(answer -> ApplicationEvent.list(answer.json()));
    }

    /** What the doctor of the service found last. Empty when the application is unknown, or was not examined. */
    public Optional<JsonNode> findDoctorsReport(String application) throws IOException, InterruptedException {
        return get(application, "doctor").map(Answer::json);
    }

    /**
     * Has a remedy carried out, and gives the treatment as it begins.
     *
     * @param query what is to be done
     */
    public JsonNode treat(String application, String query) throws IOException, InterruptedException, RefusedException {
        return post(application, "doctor/treatments?" + query);
    }

    /** A treatment as it stands. Empty when there is none of that id. */
    public Optional<JsonNode> findTreatment(String application, String id) throws IOException, InterruptedException {
        return get(application, "doctor/treatments/" + id).map(Answer::json);
    }

    private JsonNode post(String application, String what) throws IOException, InterruptedException, RefusedException {
        URI address = endpoint.resolve("/_drey/v1/applications/" + application + "/" + what);
        Answer answer =
                new Answer(http.send(signed(SdkHttpMethod.POST, address), HttpResponse.BodyHandlers.ofByteArray()));
        JsonNode json = answer.json();
        if (answer.response().statusCode() != OK) {
            throw new RefusedException(
                    json.path("Message").asText(json.path("message").asText()));
        }
        return json;
    }

    /**
     * What the observer has seen of it and kept, as the service answers. Empty when there is no such thing.
     *
     * @param what such as {@code exceptions?limit=20}
     */
    public Optional<JsonNode> findObserved(String application, String what) throws IOException, InterruptedException {
        Optional<Answer> answer = get(application, "observed/" + what);
        return answer.isEmpty() ? Optional.empty() : Optional.of(answer.get().json());
    }

    private Optional<Answer> get(String application, String what) throws IOException, InterruptedException {
        URI address = endpoint.resolve("/_drey/v1/applications/" + application + "/" + what);
        HttpResponse<byte[]> response =
                http.send(signed(SdkHttpMethod.GET, address), HttpResponse.BodyHandlers.ofByteArray());
        Answer answer = new Answer(response);
        if (response.statusCode() == NOT_FOUND || answer.isOfUnknownApplication()) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw new IOException(
                    "The service answered HTTP " + response.statusCode() + " to GET " + address + ": " + answer.text());
        }
        return Optional.of(answer);
    }

    /** A good one. */
    private record Answer(HttpResponse<byte[]> response) {

        /** As AWS's own API says it. */
        boolean isOfUnknownApplication() {
            return response.statusCode() == BAD_REQUEST && text().contains("ResourceNotFoundException");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "The service at " + response.uri() + " answered with what is not JSON: " + text(), unreadable);
            }
        }

        LogPart log() {
            return new LogPart(
                    response.headers().firstValue("Drey-Incarnation").orElse(""),
                    response.headers().firstValueAsLong("Drey-Offset").orElse(0),
                    response.headers().firstValueAsLong("Drey-Next-Offset").orElse(0),
                    response.body());
        }
    }

    private HttpRequest signed(SdkHttpMethod method, URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TO_ANSWER)
                .method(method.name(), HttpRequest.BodyPublishers.noBody());
        SdkHttpRequest plain =
                SdkHttpRequest.builder().method(method).uri(address).build();
        signing.sign(plain, null).forEachHeader((name, values) -> {
            // The client sets this one itself, from the same address, and allows nobody else to.
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** Whatever can be read of Flink, as it answers. */
    public FlinkDocuments documents(Cluster cluster) {
        return new FlinkDocuments(cluster.flinkRest(), http, TO_ANSWER);
    }

    /** Flink itself. */
    public FlinkRest flink(Cluster cluster) {
        return new FlinkRest(cluster.flinkRest(), http);
    }
}
