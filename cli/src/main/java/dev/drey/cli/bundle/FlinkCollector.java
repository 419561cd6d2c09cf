package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkUnreachableException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads everything of a Flink cluster that its REST API tells: each answer under its own path, as it stands. Metrics are
 * the one exception: Flink lists names first and then gives values of those that are asked for, and here both are one.
 */
final class FlinkCollector {

    private static final int NAMES_AT_ONCE = 60;
    private static final int HEAD_OF_LOG = 1 << 20;
    private static final int TAIL_OF_LOG = 12 << 20;
    private static final int MOST_TASK_MANAGERS = 32;
    private static final int MOST_FAILURES = 100;

    /** Details have a document for each vertex; of more checkpoints than these only the summary is taken. */
    private static final int MOST_DETAILED = 20;

    private final FlinkDocuments flink;
    private final Contents contents;
    private final String folder;

    /** @param folder of the bundle, such as {@code flink/1} */
    FlinkCollector(FlinkDocuments flink, Contents contents, String folder) {
        this.flink = flink;
        this.contents = contents;
        this.folder = folder;
    }

    /** @throws FlinkUnreachableException when nothing answers at all; what is refused is noted as missing */
    void collect() throws IOException, FlinkUnreachableException {
        JsonNode jobs = require("/jobs/overview");
        for (String path : List.of("/overview", "/config", "/jobs", "/jobmanager/config", "/jobmanager/thread-dump")) {
            JsonNode unused = take(path);
        }
        take("/jobmanager/environment");
        takeMetrics("/jobmanager/metrics");
        takeText("/jobmanager/log");
        takeText("/jobmanager/stdout");
        for (JsonNode job : jobs.path("jobs")) {
            job("/jobs/" + job.path("jid").asText());
        }
        int asked = 0;
        for (JsonNode taskManager : take("/taskmanagers").path("taskmanagers")) {
            if (asked++ < MOST_TASK_MANAGERS) {
                taskManager("/taskmanagers/" + taskManager.path("id").asText());
            }
        }
    }

    private void taskManager(String path) throws FlinkUnreachableException {
        take(path);
        take(path + "/thread-dump");
        takeMetrics(path + "/metrics");
        takeText(path + "/log");
        takeText(path + "/stdout");
    }

    private void job(String path) throws FlinkUnreachableException {
        JsonNode detail = take(path);
        take(path + "/plan");
        take(path + "/config");
        take(path + "/exceptions?maxExceptions=" + MOST_FAILURES, path + "/exceptions");
        take(path + "/checkpoints/config");
        takeMetrics(path + "/metrics");
        JsonNode checkpoints = take(path + "/checkpoints");
        int detailed = 0;
        for (JsonNode checkpoint : checkpoints.path("history")) {
            if (detailed++ < MOST_DETAILED) {
                checkpoint(
                        path + "/checkpoints/details/" + checkpoint.path("id").asText(), detail);
            }
        }
        for (JsonNode vertex : detail.path("vertices")) {
            String vertexPath = path + "/vertices/" + vertex.path("id").asText();
            take(vertexPath);
            take(vertexPath + "/backpressure");
            take(vertexPath + "/watermarks");
            takeMetrics(vertexPath + "/subtasks/metrics");
        }
    }

    private void checkpoint(String path, JsonNode job) throws FlinkUnreachableException {
        take(path);
        for (JsonNode vertex : job.path("vertices")) {
            take(path + "/subtasks/" + vertex.path("id").asText());
        }
    }

    private JsonNode require(String path) throws IOException, FlinkUnreachableException {
        JsonNode answer = take(path);
        if (answer.isMissingNode()) {
            throw new CommandFailure("What answers at " + flink.base() + " is not Flink's REST API: it has no " + path
                    + ". Name the job manager's own address, such as http://host:8081.");
        }
        return answer;
    }

    private JsonNode take(String path) throws FlinkUnreachableException {
        return take(path, path);
    }

    /** Keeps the answer under another path than it was asked for, such as one without a query. */
    private JsonNode take(String path, String name) throws FlinkUnreachableException {
        Optional<JsonNode> answer = flink.find(path);
        if (answer.isEmpty()) {
            contents.miss(folder + name, "Flink gave no answer.");
            return JsonNodeFactory.instance.missingNode();
        }
        contents.add(folder + name, answer.get());
        return answer.get();
    }

    private void takeText(String path) throws FlinkUnreachableException {
        Optional<String> text = flink.findText(path, HEAD_OF_LOG, TAIL_OF_LOG);
        if (text.isPresent()) {
            contents.add(folder + path + ".txt", text.get());
        } else {
            contents.miss(folder + path, "Flink does not serve it.");
        }
    }

    private void takeMetrics(String path) throws FlinkUnreachableException {
        List<String> names = new ArrayList<>();
        flink.find(path)
                .ifPresent(
                        list -> list.forEach(entry -> names.add(entry.path("id").asText())));
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (int begin = 0; begin < names.size(); begin += NAMES_AT_ONCE) {
            List<String> some = names.subList(begin, Math.min(names.size(), begin + NAMES_AT_ONCE));
            String query = URLEncoder.encode(String.join(",", some), StandardCharsets.UTF_8);
            flink.find(path + "?get=" + query).ifPresent(answer -> answer.forEach(values::add));
        }
        if (names.isEmpty()) {
            contents.miss(folder + path, "Flink gave no answer.");
        } else {
            contents.add(folder + path, values);
        }
    }
}
