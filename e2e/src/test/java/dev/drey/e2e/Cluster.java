package dev.drey.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** The processes of an application at a moment. */
record Cluster(String jobId, URI flinkRest, Set<Long> jobManagers, Set<Long> taskManagers) {

    static Cluster of(JsonNode json) {
        Set<Long> jobManagers = new TreeSet<>();
        Set<Long> taskManagers = new TreeSet<>();
        for (JsonNode process : json.path("processes")) {
            long pid = process.path("pid").asLong();
            (process.path("role").asText().equals("JOB_MANAGER") ? jobManagers : taskManagers).add(pid);
        }
        return new Cluster(
                json.path("incarnation").asText(),
                URI.create(json.path("flinkRest").asText()),
                jobManagers,
                taskManagers);
    }

    long jobManager() {
        return jobManagers.iterator().next();
    }

    long anyTaskManager() {
        return taskManagers.iterator().next();
    }
}
