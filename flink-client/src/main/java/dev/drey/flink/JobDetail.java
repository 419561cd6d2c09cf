package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A job and its vertices.
 *
 * @param reached when it last came to each status that it has had, by the job manager's clock
 */
public record JobDetail(
        String id, String name, JobStatus status, Map<JobStatus, Instant> reached, List<Vertex> vertices) {

    /** Keeps copies. */
    public JobDetail {
        reached = Map.copyOf(reached);
        vertices = List.copyOf(vertices);
    }

    /**
     * One vertex of the job graph.
     *
     * @param running its subtasks that run
     */
    public record Vertex(String id, String name, int parallelism, int maxParallelism, int running) {}

    static JobDetail of(JsonNode json) {
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode vertex : json.path("vertices")) {
            vertices.add(new Vertex(
                    vertex.path("id").asText(),
                    vertex.path("name").asText(),
                    vertex.path("parallelism").asInt(),
                    vertex.path("maxParallelism").asInt(),
                    vertex.path("tasks").path("RUNNING").asInt()));
        }
        Map<JobStatus, Instant> reached = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) {
            long at = json.path("timestamps").path(status.name()).asLong();
            if (at > 0) {
                reached.put(status, Instant.ofEpochMilli(at));
            }
        }
        return new JobDetail(
                json.path("jid").asText(),
                json.path("name").asText(),
                JobStatus.valueOf(json.path("state").asText()),
                reached,
                vertices);
    }

    /** Whether the job runs with every one of its subtasks. */
    public boolean isFullyRunning() {
        return status == JobStatus.RUNNING
                && !vertices.isEmpty()
                && vertices.stream().allMatch(vertex -> vertex.running() == vertex.parallelism());
    }

    /** How many subtasks it has, running or not. */
    public int subtasks() {
        return vertices.stream().mapToInt(Vertex::parallelism).sum();
    }
}
