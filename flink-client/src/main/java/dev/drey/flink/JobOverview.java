package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A job in the list of jobs.
 *
 * @param tasksTotal subtasks of all vertices
 * @param tasksRunning those of them that run
 * @param tasksFinished those of them that have done all they had to do
 */
public record JobOverview(
        String id, String name, JobStatus status, int tasksTotal, int tasksRunning, int tasksFinished) {
    static JobOverview of(JsonNode json) {
        JsonNode tasks = json.path("tasks");
        return new JobOverview(
                json.path("jid").asText(),
                json.path("name").asText(),
                JobStatus.valueOf(json.path("state").asText()),
                tasks.path("total").asInt(),
                tasks.path("running").asInt(),
                tasks.path("finished").asInt());
    }

    /** Whether the job runs and none of its subtasks is missing: those that have finished do not stand in the way. */
    public boolean canBeSnapshotted() {
        return status == JobStatus.RUNNING && tasksRunning > 0 && tasksRunning + tasksFinished == tasksTotal;
    }

    /** Whether the job runs with every one of its subtasks. */
    public boolean isFullyRunning() {
        return status == JobStatus.RUNNING && tasksTotal > 0 && tasksRunning == tasksTotal;
    }
}
