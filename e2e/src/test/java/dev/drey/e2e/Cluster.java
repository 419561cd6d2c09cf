package dev.drey.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The processes of an application at a moment. */
record Cluster(String jobId, URI flinkRest, Set<Long> jobManagers, Set<Long> taskManagers, Map<String, Long> byName) {

    static Cluster of(JsonNode json) {
        Set<Long> jobManagers = new TreeSet<>();
        Set<Long> taskManagers = new TreeSet<>();
        Map<String, Long> byName = new TreeMap<>();
        for (JsonNode process : json.path("processes")) {
            long pid = process.path("pid").asLong();
            byName.put(process.path("name").asText(), pid);
            (process.path("role").asText().equals("JOB_MANAGER") ? jobManagers : taskManagers).add(pid);
        }
        return new Cluster(
                json.path("incarnation").asText(),
                URI.create(json.path("flinkRest").asText()),
                jobManagers,
                taskManagers,
                byName);
    }

    long jobManager() {
        return jobManagers.iterator().next();
    }

    /** By Flink's id of it. */
    long taskManager(String name) {
        return byName.get(name);
    }

    long anyTaskManager() {
        return taskManagers.iterator().next();
    }
}
