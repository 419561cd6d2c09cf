package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * What Flink measures and remembers of its jobs, over the same REST API and with the same errors as {@link FlinkRest}.
 * Flink refreshes its metrics every ten seconds unless it is set otherwise; asking more often gives the same figures.
 */
public final class FlinkMonitor {

    /** Flink refuses request lines of more than 4096 characters. */
    private static final int LONGEST_QUERY = 3_500;

    private final FlinkRest rest;
    private final LongAdder requests = new LongAdder();

    /** Asks through {@code rest}, with its time limit. */
    public FlinkMonitor(FlinkRest rest) {
        this.rest = rest;
    }

    private JsonNode get(String path) throws FlinkException {
        requests.increment();
        return rest.get(path);
    }

    /** How many requests were sent. */
    public long requests() {
        return requests.sum();
    }

    /** One job with the state of its tasks. */
    public JobDetail job(String jobId) throws FlinkException {
        return JobDetail.of(get("/jobs/" + jobId));
    }

    /** The task managers that are registered. */
    public List<TaskManagerOverview> taskManagers() throws FlinkException {
        List<TaskManagerOverview> found = new ArrayList<>();
        get("/taskmanagers").path("taskmanagers").forEach(entry -> found.add(TaskManagerOverview.of(entry)));
        return found;
    }

    /** The job's metrics of these names, as far as it has them and they are numbers. */
    public Map<String, Double> jobMetrics(String jobId, Collection<String> names) throws FlinkException {
        return values("/jobs/" + jobId + "/metrics", names);
    }

    /** The job manager's metrics of these names, as far as it has them and they are numbers. */
    public Map<String, Double> jobManagerMetrics(Collection<String> names) throws FlinkException {
        return values("/jobmanager/metrics", names);
    }

    /** One task manager's metrics of these names, as far as it has them and they are numbers. */
    public Map<String, Double> taskManagerMetrics(String taskManagerId, Collection<String> names)
            throws FlinkException {
        return values("/taskmanagers/" + FlinkRest.encoded(taskManagerId) + "/metrics", names);
    }

    /** The names of all metrics of a vertex: a task's own, and those of its operators behind the operator's name. */
    public List<String> vertexMetricNames(String jobId, String vertexId) throws FlinkException {
        List<String> names = new ArrayList<>();
        get(vertex(jobId, vertexId) + "/subtasks/metrics")
                .forEach(entry -> names.add(entry.path("id").asText()));
        return names;
    }

    /** Metrics of these names, added up over the subtasks of a vertex, as far as they exist. */
    public Map<String, MetricSpread> vertexMetrics(String jobId, String vertexId, Collection<String> names)
            throws FlinkException {
        Map<String, MetricSpread> spreads = new HashMap<>();
        read(
                vertex(jobId, vertexId) + "/subtasks/metrics",
                names,
                (id, entry) -> spreads.put(id, MetricSpread.of(entry)));
        return spreads;
    }

    /**
     * Metrics of each subtask of a vertex by itself, as far as they exist and are numbers.
     *
     * @param names each behind the index of its subtask and a dot
     */
    public Map<String, Double> subtaskMetrics(String jobId, String vertexId, Collection<String> names)
            throws FlinkException {
        return values(vertex(jobId, vertexId) + "/metrics", names);
    }

    /** The job's newest checkpoints and savepoints, and what it was restored from. */
    public CheckpointHistory checkpoints(String jobId) throws FlinkException {
        return CheckpointHistory.of(get("/jobs/" + jobId + "/checkpoints"));
    }

    /** A checkpoint with its subtasks; empty when it has left Flink's history. */
    public Optional<CheckpointDetail> findCheckpoint(String jobId, long checkpointId, List<JobDetail.Vertex> vertices)
            throws FlinkException {
        String path = "/jobs/" + jobId + "/checkpoints/details/" + checkpointId;
        try {
            CheckpointDetail detail = CheckpointDetail.of(get(path));
            List<CheckpointDetail.Vertex> known = new ArrayList<>();
            for (JobDetail.Vertex vertex : vertices) {
                known.add(new CheckpointDetail.Vertex(
                        vertex.id(), vertex.name(), CheckpointDetail.subtasks(get(path + "/subtasks/" + vertex.id()))));
            }
            return Optional.of(detail.withVertices(known));
        } catch (FlinkRefusedException gone) {
            if (gone.httpStatus() == 404) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    /** The job's failures that Flink still knows, newest first. */
    public List<JobException> exceptions(String jobId, int most) throws FlinkException {
        List<JobException> found = new ArrayList<>();
        get("/jobs/" + jobId + "/exceptions?maxExceptions=" + most)
                .path("exceptionHistory")
                .path("entries")
                .forEach(entry -> found.add(JobException.of(entry)));
        return found;
    }

    private static String vertex(String jobId, String vertexId) {
        return "/jobs/" + jobId + "/vertices/" + vertexId;
    }

    private Map<String, Double> values(String path, Collection<String> names) throws FlinkException {
        Map<String, Double> values = new HashMap<>();
        read(path, names, (id, entry) -> {
            double value = entry.path("value").asDouble(Double.NaN);
            if (!Double.isNaN(value)) {
                values.put(id, value);
            }
        });
        return values;
    }

    private void read(String path, Collection<String> names, BiConsumer<String, JsonNode> into) throws FlinkException {
        for (String query : queries(names)) {
            get(path + "?get=" + query)
                    .forEach(entry -> into.accept(entry.path("id").asText(), entry));
        }
    }

    /** No name, no query: without names Flink would list them all. */
    static List<String> queries(Collection<String> names) {
        List<String> queries = new ArrayList<>();
        StringBuilder query = new StringBuilder();
        for (String name : names) {
            String encoded = FlinkRest.encoded(name);
            if (!query.isEmpty() && query.length() + encoded.length() > LONGEST_QUERY) {
                queries.add(query.toString());
                query.setLength(0);
            }
            query.append(query.isEmpty() ? "" : ",").append(encoded);
        }
        if (!query.isEmpty()) {
            queries.add(query.toString());
        }
        return queries;
    }
}
