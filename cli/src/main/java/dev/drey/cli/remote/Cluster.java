package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cluster of a running application.
 *
 * @param jobId Flink's id of the job
 * @param flinkRest Flink's REST API and dashboard, on loopback and without protection
 * @param signedOnly whether the service has credentials, so that people are shown signed links to the dashboard instead
 * @param taskManagersWanted the standbys among them
 * @param standbyTaskManagers those beyond the KPUs, whose work is to step in
 */
public record Cluster(
        String jobId,
        URI flinkRest,
        boolean signedOnly,
        int taskManagersWanted,
        int standbyTaskManagers,
        List<Member> processes) {

    private static final String JOB_MANAGER = "JOB_MANAGER";
    private static final String TASK_MANAGER = "TASK_MANAGER";

    /** Keeps a copy. */
    public Cluster {
        processes = List.copyOf(processes);
    }

    /**
     * One of its processes.
     *
     * @param role {@code JOB_MANAGER} or {@code TASK_MANAGER}
     */
    public record Member(String name, String role, long pid) {}

    static Cluster of(JsonNode json) {
        List<Member> processes = new ArrayList<>();
        for (JsonNode process : json.path("processes")) {
            processes.add(new Member(
                    process.path("name").asText(),
                    process.path("role").asText(),
                    process.path("pid").asLong()));
        }
        return new Cluster(
                json.path("incarnation").asText(),
                URI.create(json.path("flinkRest").asText()),
                json.path("signedOnly").asBoolean(),
                json.path("taskManagersWanted").asInt(),
                json.path("standbyTaskManagers").asInt(),
                processes);
    }

    /** The job manager, if it is there. */
    public Optional<Member> findJobManager() {
        return find(JOB_MANAGER);
    }

    /** The first task manager that is there. */
    public Optional<Member> findTaskManager() {
        return find(TASK_MANAGER);
    }

    private Optional<Member> find(String role) {
        return processes.stream().filter(process -> process.role().equals(role)).findFirst();
    }
}
