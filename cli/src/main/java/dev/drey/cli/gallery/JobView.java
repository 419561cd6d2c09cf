package dev.drey.cli.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkUnreachableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One job as Flink's REST API tells of it, to wait for symptoms. What is not there is a missing node, or a count of 0. */
public final class JobView {

    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private final FlinkDocuments documents;
    private final String jobId;

    JobView(URI base, HttpClient http, String jobId) {
        this.documents = new FlinkDocuments(base, http, TO_ANSWER);
        this.jobId = jobId;
    }

    /** An answer of the cluster; missing when there is none, or an error. */
    public JsonNode cluster(String path) {
        try {
            return documents.find(path).orElse(MissingNode.getInstance());
        } catch (FlinkUnreachableException noAnswer) {
            return MissingNode.getInstance();
        }
    }

    private JsonNode job(String path) {
        return cluster("/jobs/" + jobId + path);
    }

    /** Such as RUNNING; empty when Flink does not know the job. */
    public String state() {
        return job("").path("state").asText("");
    }

    /** Whether the job and each of its tasks runs. */
    public boolean isRunning() {
        JsonNode job = job("");
        return job.path("state").asText("").equals("RUNNING")
                && stream(job.path("vertices")).allMatch(vertex -> {
                    int active = vertex.path("tasks").path("RUNNING").asInt()
                            + vertex.path("tasks").path("FINISHED").asInt();
                    return active == vertex.path("parallelism").asInt();
                });
    }

    /** How many checkpoints completed so far. */
    public int completed() {
        return job("/checkpoints").path("counts").path("completed").asInt();
    }

    /** How many checkpoints that are still remembered have this status; a savepoint is one too. */
    public long checkpoints(String status) {
        return stream(job("/checkpoints").path("history"))
                .filter(checkpoint -> checkpoint.path("status").asText("").equals(status))
                .count();
    }

    /** How many completed checkpoints that are still remembered took at least that long. */
    public long slowCheckpoints(Duration least) {
        return stream(job("/checkpoints").path("history"))
                .filter(checkpoint -> checkpoint.path("status").asText("").equals("COMPLETED"))
                .filter(checkpoint -> checkpoint.path("end_to_end_duration").asLong() >= least.toMillis())
                .count();
    }

    /** For how long the oldest checkpoint that is under way has been so; zero when there is none. */
    public Duration oldestUnderWay() {
        long now = job("").path("now").asLong();
        return Duration.ofMillis(stream(job("/checkpoints").path("history"))
                .filter(checkpoint -> checkpoint.path("status").asText("").equals("IN_PROGRESS"))
                .mapToLong(
                        checkpoint -> now - checkpoint.path("trigger_timestamp").asLong())
                .max()
                .orElse(0));
    }

    /** Bytes of the newest completed checkpoint that is still remembered. */
    public long stateSize() {
        return stream(job("/checkpoints").path("history"))
                .filter(checkpoint -> checkpoint.path("status").asText("").equals("COMPLETED"))
                .findFirst()
                .map(checkpoint -> checkpoint.path("state_size").asLong())
                .orElse(0L);
    }

    /** How often the job has failed, as far as it is remembered. */
    public int failures() {
        return job("/exceptions").path("exceptionHistory").path("entries").size();
    }

    /** How many task managers are registered. */
    public int taskManagers() {
        return cluster("/taskmanagers").path("taskmanagers").size();
    }

    /** A vertex's id by its name's beginning; empty when there is none. */
    public String vertex(String name) {
        return stream(job("").path("vertices"))
                .filter(vertex -> vertex.path("name").asText("").startsWith(name))
                .findFirst()
                .map(vertex -> vertex.path("id").asText())
                .orElse("");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
