package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.TaskManager;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for what the job runs on. */
final class ClusterCollector {

    private static final Pattern HOST = Pattern.compile("@([^:/]+)");
    private static final int MOST_ASKED = 64;

    private final RestSource source;
    private final Absences absences;
    private final Instant at;

    ClusterCollector(RestSource source, Absences absences, Instant at) {
        this.source = source;
        this.absences = absences;
        this.at = at;
    }

    Cluster collect() throws IOException {
        Optional<JsonNode> overview = source.json("/overview");
        String version = overview.map(json -> json.path("flink-version").asText())
                .or(() -> Optional.of(""))
                .filter(text -> !text.isEmpty())
                .orElse("");
        if (version.isEmpty()) {
            version = source.json("/config")
                    .map(json -> json.path("flink-version").asText())
                    .orElse("");
        }
        return new Cluster(
                version,
                overview.filter(json -> json.has("slots-total"))
                        .map(json -> json.path("slots-total").asInt())
                        .orElse(null),
                overview.filter(json -> json.has("slots-available"))
                        .map(json -> json.path("slots-available").asInt())
                        .orElse(null),
                taskManagers(),
                configuration(),
                MetricReader.ofProcess(source, "/jobmanager/metrics", at));
    }

    private Map<String, String> configuration() throws IOException {
        Map<String, String> settings = new HashMap<>();
        Optional<JsonNode> answer = source.json("/jobmanager/config");
        answer.ifPresent(json -> json.forEach(entry ->
                settings.put(entry.path("key").asText(), entry.path("value").asText())));
        if (answer.isEmpty()) {
            absences.add(Absence.Kind.CONFIGURATION, "Flink gave no answer to /jobmanager/config.");
        }
        return settings;
    }

    private List<TaskManager> taskManagers() throws IOException {
        Optional<JsonNode> answer = source.json("/taskmanagers");
        if (answer.isEmpty()) {
            absences.add(Absence.Kind.TASK_MANAGERS, "Flink gave no answer to /taskmanagers.");
            return List.of();
        }
        List<TaskManager> taskManagers = new ArrayList<>();
        for (JsonNode entry : answer.get().path("taskmanagers")) {
            String id = entry.path("id").asText();
            Metrics metrics = taskManagers.size() < MOST_ASKED
                    ? MetricReader.ofProcess(source, "/taskmanagers/" + id + "/metrics", at)
                    : Metrics.none();
            taskManagers.add(taskManager(entry, metrics));
        }
        return taskManagers;
    }

    private static TaskManager taskManager(JsonNode json, Metrics metrics) {
        Matcher host = HOST.matcher(json.path("path").asText());
        return new TaskManager(
                json.path("id").asText(),
                host.find() ? host.group(1) : "",
                Json.time(json.path("timeSinceLastHeartbeat")),
                true,
                json.path("slotsNumber").asInt(),
                json.path("freeSlots").asInt(),
                json.path("hardware").path("cpuCores").asInt(),
                memory(json.path("memoryConfiguration")),
                metrics);
    }

    private static TaskManager.@Nullable MemoryPlan memory(JsonNode json) {
        return json.isObject()
                ? new TaskManager.MemoryPlan(
                        json.path("taskHeap").asLong(-1),
                        json.path("taskOffHeap").asLong(-1),
                        json.path("networkMemory").asLong(-1),
                        json.path("managedMemory").asLong(-1),
                        json.path("jvmMetaspace").asLong(-1),
                        json.path("jvmOverhead").asLong(-1),
                        json.path("totalFlinkMemory").asLong(-1),
                        json.path("totalProcessMemory").asLong(-1))
                : null;
    }
}
