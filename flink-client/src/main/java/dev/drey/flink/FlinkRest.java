package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Flink's REST API at one job manager. Each call is one request with a time limit; nothing is retried or kept here.
 * Every method but {@link #submit} throws {@link FlinkUnreachableException} when no answer comes and
 * {@link FlinkRefusedException} when Flink answers with an error. Safe for use by several threads.
 */
public final class FlinkRest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http;
    private final Duration timeLimit;

    /** @param base such as {@code http://127.0.0.1:8081} */
    public FlinkRest(URI base, HttpClient http) {
        this(base, http, TIME_LIMIT);
    }

    private FlinkRest(URI base, HttpClient http, Duration timeLimit) {
        this.base = base;
        this.http = http;
        this.timeLimit = timeLimit;
    }

    /** The same API, asked with another time limit for each request. */
    public FlinkRest within(Duration newTimeLimit) {
        return new FlinkRest(base, http, newTimeLimit);
    }

    /** What the cluster has. */
    public ClusterOverview overview() throws FlinkException {
        JsonNode answer = get("/overview");
        return new ClusterOverview(
                answer.path("flink-version").asText(),
                answer.path("taskmanagers").asInt(),
                answer.path("slots-total").asInt(),
                answer.path("slots-available").asInt());
    }

    /** The ids of all task managers that are registered. */
    public List<String> taskManagers() throws FlinkException {
        List<String> ids = new ArrayList<>();
        get("/taskmanagers")
                .path("taskmanagers")
                .forEach(entry -> ids.add(entry.path("id").asText()));
        return ids;
    }

    /**
     * When the job manager last heard each registered task manager, in milliseconds of the job manager's clock, by the
     * task manager's id.
     */
    public Map<String, Long> heartbeats() throws FlinkException {
        Map<String, Long> heartbeats = new HashMap<>();
        get("/taskmanagers")
                .path("taskmanagers")
                .forEach(entry -> heartbeats.put(
                        entry.path("id").asText(),
                        entry.path("timeSinceLastHeartbeat").asLong()));
        return heartbeats;
    }

    /** The ids of the registered task managers that have work. */
    public Set<String> busyTaskManagers() throws FlinkException {
        Set<String> busy = new HashSet<>();
        for (JsonNode entry : get("/taskmanagers").path("taskmanagers")) {
            if (entry.path("freeSlots").asInt() < entry.path("slotsNumber").asInt()) {
                busy.add(entry.path("id").asText());
            }
        }
        return busy;
    }

    /** All jobs that the job manager knows, ended ones included. */
    public List<JobOverview> jobs() throws FlinkException {
        List<JobOverview> jobs = new ArrayList<>();
        get("/jobs/overview").path("jobs").forEach(entry -> jobs.add(JobOverview.of(entry)));
        return jobs;
    }

    /** One job with the state of its tasks. */
    public JobDetail job(String jobId) throws FlinkException {
        return JobDetail.of(get("/jobs/" + jobId));
    }

    /** The job's plan in JSON, as Flink writes it for its own page. */
    public String plan(String jobId) throws FlinkException {
        return get("/jobs/" + jobId + "/plan").path("plan").toString();
    }

    /** The latest exception that the job failed with, as Flink has it: a stack trace. */
    public Optional<String> rootException(String jobId) throws FlinkException {
        JsonNode entries = get("/jobs/" + jobId + "/exceptions?maxExceptions=1")
                .path("exceptionHistory")
                .path("entries");
        return Optional.ofNullable(entries.path(0).path("stacktrace").textValue());
    }

    /** The job's checkpoint counts and its newest checkpoints, newest first. */
    public CheckpointStatistics checkpoints(String jobId) throws FlinkException {
        return CheckpointStatistics.of(get("/jobs/" + jobId + "/checkpoints"));
    }

    /** The checkpoint settings that the running job really has. */
    public CheckpointConfig checkpointConfig(String jobId) throws FlinkException {
        return CheckpointConfig.of(get("/jobs/" + jobId + "/checkpoints/config"));
    }

    /** How often Flink has restarted the job, by the job's own metric; 0 before there is one. */
    public long countRestarts(String jobId) throws FlinkException {
        return get("/jobs/" + jobId + "/metrics?get=numRestarts")
                .path(0)
                .path("value")
                .asLong();
    }

    /** The settings that the job manager started with, secrets masked by Flink. */
    public Map<String, String> configuration() throws FlinkException {
        Map<String, String> settings = new TreeMap<>();
        get("/jobmanager/config")
                .forEach(entry -> settings.put(
                        entry.path("key").asText(), entry.path("value").asText()));
        return settings;
    }

    /**
     * All that Flink says of how the job takes checkpoints, by the names of its REST API; what has parts by names with
     * dots.
     */
    public Map<String, String> checkpointSettings(String jobId) throws FlinkException {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", get("/jobs/" + jobId + "/checkpoints/config"), settings);
        return settings;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                flatten(prefix + field.getKey() + ".", field.getValue(), into);
            } else {
                into.put(prefix + field.getKey(), field.getValue().asText());
            }
        });
    }

    /**
     * Runs a jar that lies in the job manager's upload folder. The future ends when the program's {@code main} has
     * returned, which some programs never do; it fails with a {@link FlinkException}.
     */
    public CompletableFuture<String> submit(JarSubmission submission) {
        HttpRequest request = request("/jars/" + encoded(submission.jarName()) + "/run")
                .POST(body(submission.toJson(JSON.createObjectNode())))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((response, failure) -> {
            if (failure != null) {
                throw new CompletionException(unreachable(failure));
            }
            try {
                return read(response).path("jobid").asText();
            } catch (FlinkException refusal) {
                throw new CompletionException(refusal);
            }
        });
    }

    /**
     * Asks for a savepoint after which the job stops. Asking again with the same trigger id changes nothing.
     *
     * @param format {@code CANONICAL} or {@code NATIVE}
     * @param triggerId 32 hexadecimal digits, to ask {@link #savepoint} with
     */
    public void stopWithSavepoint(String jobId, String targetDirectory, String format, String triggerId)
            throws FlinkException {
        ObjectNode body = JSON.createObjectNode()
                .put("targetDirectory", targetDirectory)
                .put("drain", false)
                .put("formatType", format)
                .put("triggerId", triggerId);
        post("/jobs/" + jobId + "/stop", body);
    }

    /**
     * Asks for a savepoint while the job goes on. Asking again with the same trigger id changes nothing.
     *
     * @param format {@code CANONICAL} or {@code NATIVE}
     * @param triggerId 32 hexadecimal digits, to ask {@link #savepoint} with
     */
    public void triggerSavepoint(String jobId, String targetDirectory, String format, String triggerId)
            throws FlinkException {
        ObjectNode body = JSON.createObjectNode()
                .put("target-directory", targetDirectory)
                .put("cancel-job", false)
                .put("formatType", format)
                .put("triggerId", triggerId);
        post("/jobs/" + jobId + "/savepoints", body);
    }

    /** How a savepoint that was asked for stands. */
    public SavepointStatus savepoint(String jobId, String triggerId) throws FlinkException {
        return SavepointStatus.of(get("/jobs/" + jobId + "/savepoints/" + triggerId));
    }

    /**
     * Asks for a checkpoint now, beside those that the job takes by itself.
     *
     * @return to ask {@link #isInProgress} with
     */
    public String triggerCheckpoint(String jobId) throws FlinkException {
        return post("/jobs/" + jobId + "/checkpoints", JSON.createObjectNode().put("checkpointType", "CONFIGURED"))
                .path("request-id")
                .asText();
    }

    /** Whether a checkpoint that was asked for is still being taken; if not, it is complete or has failed. */
    public boolean isInProgress(String jobId, String triggerId) throws FlinkException {
        return get("/jobs/" + jobId + "/checkpoints/" + triggerId)
                .path("status")
                .path("id")
                .asText()
                .equals("IN_PROGRESS");
    }

    /** Asks the job to cancel; it ends some time later. */
    public void cancel(String jobId) throws FlinkException {
        exchange(request("/jobs/" + jobId + "?mode=cancel")
                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                .timeout(timeLimit)
                .build());
    }

    JsonNode get(String path) throws FlinkException {
        return exchange(request(path).GET().timeout(timeLimit).build());
    }

    private JsonNode post(String path, ObjectNode body) throws FlinkException {
        return exchange(request(path).POST(body(body)).timeout(timeLimit).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(ObjectNode json) {
        return HttpRequest.BodyPublishers.ofString(json.toString());
    }

    static String encoded(String pathSegment) {
        return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode exchange(HttpRequest request) throws FlinkException {
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw unreachable(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unreachable(interruption);
        }
    }

    private FlinkUnreachableException unreachable(@Nullable Throwable cause) {
        return new FlinkUnreachableException("No answer from Flink's job manager at " + base + ".", cause);
    }

    private JsonNode read(HttpResponse<String> response) throws FlinkException {
        JsonNode answer;
        try {
            answer = JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException notJson) {
            throw new FlinkRefusedException(
                    response.statusCode(), List.of("What answers at " + base + " is not Flink's REST API."));
        }
        if (response.statusCode() >= 400) {
            throw FlinkRefusedException.of(response.statusCode(), answer);
        }
        return answer;
    }
}
