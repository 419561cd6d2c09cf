package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for one job: its graph, and what its subtasks do. */
final class JobCollector {

    private final RestSource source;
    private final Absences absences;
    private final Instant at;

    JobCollector(RestSource source, Absences absences, Instant at) {
        this.source = source;
        this.absences = absences;
        this.at = at;
    }

    Job collect(JsonNode detail) throws IOException {
        String id = detail.path("jid").asText();
        String path = "/jobs/" + id;
        Map<String, Instant> times = new HashMap<>();
        detail.path("timestamps").properties().forEach(entry -> {
            @Nullable Instant time = Json.time(entry.getValue());
            if (time != null) {
                times.put(entry.getKey(), time);
            }
        });
        Map<String, String> settings = new HashMap<>();
        source.json(path + "/config").ifPresent(json -> Json.flatten("", json.path("execution-config"), settings));
        String type = detail.path("job-type").asText("STREAMING");
        return new Job(
                id,
                detail.path("name").asText(),
                detail.path("state").asText(),
                !type.equals("BATCH") && !"BATCH".equals(settings.get("execution-mode")),
                Json.time(detail.path("start-time")),
                times,
                vertices(path, detail),
                settings,
                MetricReader.ofJob(source, path + "/metrics", at));
    }

    private List<Vertex> vertices(String path, JsonNode detail) throws IOException {
        Map<String, List<Vertex.Input>> inputs = inputs(plan(path, detail));
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode json : detail.path("vertices")) {
            String id = json.path("id").asText();
            Map<String, Integer> tasks = new HashMap<>();
            json.path("tasks")
                    .properties()
                    .forEach(entry -> tasks.put(entry.getKey(), entry.getValue().asInt()));
            String vertexPath = path + "/vertices/" + id;
            vertices.add(new Vertex(
                    id,
                    json.path("name").asText(),
                    json.path("parallelism").asInt(),
                    json.path("maxParallelism").asInt(),
                    json.path("status").asText(),
                    tasks,
                    inputs.getOrDefault(id, List.of()),
                    subtasks(vertexPath),
                    MetricReader.ofVertex(source, vertexPath + "/subtasks/metrics", at)));
        }
        return inOrder(vertices);
    }

    private JsonNode plan(String path, JsonNode detail) throws IOException {
        if (detail.path("plan").path("nodes").size() > 0) {
            return detail.path("plan");
        }
        return source.json(path + "/plan").map(json -> json.path("plan")).orElse(detail.path("plan"));
    }

    private static Map<String, List<Vertex.Input>> inputs(JsonNode plan) {
        Map<String, List<Vertex.Input>> inputs = new HashMap<>();
        for (JsonNode node : plan.path("nodes")) {
            List<Vertex.Input> own = new ArrayList<>();
            node.path("inputs")
                    .forEach(input -> own.add(new Vertex.Input(
                            input.path("id").asText(),
                            input.path("ship_strategy").asText())));
            inputs.put(node.path("id").asText(), own);
        }
        return inputs;
    }

    /** Sources first, and nothing before what it reads. */
    private static List<Vertex> inOrder(List<Vertex> vertices) {
        List<Vertex> rest = new ArrayList<>(vertices);
        List<Vertex> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Vertex> ready = rest.stream()
                    .filter(vertex -> vertex.inputs().stream()
                            .noneMatch(input ->
                                    rest.stream().anyMatch(other -> other.id().equals(input.vertexId()))))
                    .toList();
            // An iteration has no first vertex.
            List<Vertex> next = ready.isEmpty() ? List.copyOf(rest) : ready;
            ordered.addAll(next);
            rest.removeAll(next);
        }
        return ordered;
    }

    private List<Subtask> subtasks(String path) throws IOException {
        Optional<JsonNode> detail = source.json(path);
        if (detail.isEmpty()) {
            absences.add(Absence.Kind.METRICS, "Flink gave no answer to " + path + ".");
            return List.of();
        }
        Map<Integer, Map<String, Series>> figures = new HashMap<>();
        backPressure(path, figures);
        watermarks(path, figures);
        List<Subtask> subtasks = new ArrayList<>();
        for (JsonNode json : detail.get().path("subtasks")) {
            int index = json.path("subtask").asInt();
            Map<String, Series> own = figures.computeIfAbsent(index, none -> new HashMap<>());
            json.path("metrics").properties().forEach(entry -> put(entry.getKey(), entry.getValue(), own));
            @Nullable String taskManager = json.path("taskmanager-id").textValue();
            String host = json.path("endpoint").asText(json.path("host").asText());
            subtasks.add(new Subtask(
                    index,
                    json.path("status").asText(),
                    host.startsWith("(unassigned") ? "" : host,
                    taskManager == null || taskManager.startsWith("(unassigned") ? null : taskManager,
                    json.path("attempt").asInt(),
                    Json.time(json.path("start-time")),
                    new Metrics(own)));
        }
        return subtasks;
    }

    private void backPressure(String path, Map<Integer, Map<String, Series>> figures) throws IOException {
        Optional<JsonNode> answer = source.json(path + "/backpressure");
        if (answer.isEmpty()) {
            absences.add(Absence.Kind.BACK_PRESSURE, "Flink gave no answer to " + path + "/backpressure.");
        }
        for (JsonNode json : answer.map(found -> found.path("subtasks")).orElseGet(MissingNode::getInstance)) {
            Map<String, Series> own =
                    figures.computeIfAbsent(json.path("subtask").asInt(), none -> new HashMap<>());
            put(Subtask.BUSY, json.path("busyRatio"), own);
            put(Subtask.IDLE, json.path("idleRatio"), own);
            put(Subtask.BACK_PRESSURED, json.path("ratio"), own);
        }
    }

    private void watermarks(String path, Map<Integer, Map<String, Series>> figures) throws IOException {
        Optional<JsonNode> answer = source.json(path + "/watermarks");
        if (answer.isEmpty()) {
            absences.add(Absence.Kind.WATERMARKS, "Flink gave no answer to " + path + "/watermarks.");
            return;
        }
        for (JsonNode json : answer.get()) {
            String id = json.path("id").asText();
            int dot = id.indexOf('.');
            if (dot > 0 && id.substring(0, dot).chars().allMatch(Character::isDigit)) {
                put(
                        Subtask.WATERMARK,
                        json.path("value"),
                        figures.computeIfAbsent(Integer.parseInt(id.substring(0, dot)), none -> new HashMap<>()));
            }
        }
    }

    private void put(String name, JsonNode value, Map<String, Series> into) {
        double figure = Json.figure(value);
        if (!Double.isNaN(figure)) {
            into.put(name, Series.of(at, figure));
        }
    }
}
