package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A job and its vertices. */
public record JobDetail(String id, String name, JobStatus status, List<Vertex> vertices) {

    /** Keeps a copy. */
    public JobDetail {
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
        return new JobDetail(
                json.path("jid").asText(),
                json.path("name").asText(),
                JobStatus.valueOf(json.path("state").asText()),
                vertices);
    }

    /** Whether the job runs with every one of its subtasks. */
    public boolean isFullyRunning() {
        return status == JobStatus.RUNNING
                && !vertices.isEmpty()
                && vertices.stream().allMatch(vertex -> vertex.running() == vertex.parallelism());
    }
}
