package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.diagnosis.collect.RestSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The answers of Flink's REST API about a wide job in trouble, complete as in a support bundle: five tasks one behind the other,
 * of which the last holds up all others, and a history of checkpoints with the times of every subtask, of which the newest ten
 * expired because its subtasks acknowledged too late.
 */
final class PlayedIncident implements RestSource {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String JOB = "000000000000000000000000000000aa";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final int TASKS = 5;
    private static final int EXPIRED = 10;
    private static final long INTERVAL_MILLIS = 60_000;
    private static final int SUBTASKS_PER_TASK_MANAGER = 8;
    private static final List<String> METRICS = List.of(
            "busyTimeMsPerSecond", "backPressuredTimeMsPerSecond", "idleTimeMsPerSecond", "numRecordsInPerSecond");

    private final int parallelism;
    private final int checkpoints;

    PlayedIncident(int subtasks, int checkpoints) {
        this.parallelism = subtasks / TASKS;
        this.checkpoints = checkpoints;
    }

    @Override
    public Optional<JsonNode> json(String path) {
        String job = "/jobs/" + JOB;
        if (path.equals("/jobs/overview")) {
            ObjectNode overview = JSON.objectNode();
            overview.putArray("jobs").add(job());
            return Optional.of(overview);
        }
        if (path.equals("/taskmanagers")) {
            return Optional.of(taskManagers());
        }
        return path.equals(job)
                ? Optional.of(job())
                : path.startsWith(job + "/") ? ofJob(path.substring(job.length() + 1)) : Optional.empty();
    }

    private Optional<JsonNode> ofJob(String path) {
        String[] parts = path.split("[/?]", -1);
        return switch (parts[0]) {
            case "exceptions" -> Optional.of(JSON.objectNode());
            case "checkpoints" -> Optional.ofNullable(ofCheckpoints(parts));
            case "vertices" -> ofVertex(Integer.parseInt(parts[1].substring(1)), path);
            default -> Optional.empty();
        };
    }

    private JsonNode ofCheckpoints(String[] parts) {
        if (parts.length == 1) {
            return history();
        }
        if (parts[1].equals("config")) {
            return JSON.objectNode()
                    .put("mode", "exactly_once")
                    .put("interval", INTERVAL_MILLIS)
                    .put("timeout", INTERVAL_MILLIS)
                    .put("max_concurrent", 1)
                    .put("tolerable_failed_checkpoints", 100);
        }
        int id = Integer.parseInt(parts[2]);
        return parts.length == 3 ? detail(id) : subtasks(id, Integer.parseInt(parts[4].substring(1)));
    }

    private ObjectNode job() {
        ObjectNode job = JSON.objectNode()
                .put("jid", JOB)
                .put("name", "wide")
                .put("state", "RUNNING")
                .put("start-time", NOW.minusSeconds(86_400).toEpochMilli())
                .put("end-time", -1)
                .put("now", NOW.toEpochMilli());
        ArrayNode vertices = job.putArray("vertices");
        ArrayNode nodes = job.putObject("plan").putArray("nodes");
        for (int task = 0; task < TASKS; task++) {
            vertices.addObject()
                    .put("id", "v" + task)
                    .put("name", task == 0 ? "Source: visits" : "step " + task)
                    .put("status", "RUNNING")
                    .put("parallelism", parallelism)
                    .put("maxParallelism", 1_024)
                    .putObject("tasks")
                    .put("RUNNING", parallelism);
            ArrayNode inputs = nodes.addObject().put("id", "v" + task).putArray("inputs");
            if (task > 0) {
                inputs.addObject().put("id", "v" + (task - 1)).put("ship_strategy", "HASH");
            }
        }
        return job;
    }

    private Optional<JsonNode> ofVertex(int task, String path) {
        if (path.endsWith("/backpressure")) {
            return Optional.of(backPressure(task));
        }
        if (path.endsWith("/watermarks")) {
            return Optional.of(JSON.arrayNode());
        }
        if (path.contains("/metrics")) {
            return Optional.of(metrics(task));
        }
        ObjectNode vertex = JSON.objectNode().put("id", "v" + task);
        ArrayNode list = vertex.putArray("subtasks");
        IntStream.range(0, path.contains("flamegraph") ? 0 : parallelism)
                .forEach(index -> list.addObject()
                        .put("subtask", index)
                        .put("status", "RUNNING")
                        .put("attempt", 0)
                        .put("endpoint", "host-" + index / SUBTASKS_PER_TASK_MANAGER)
                        .put("taskmanager-id", "tm-" + index / SUBTASKS_PER_TASK_MANAGER)
                        .put("start-time", NOW.minusSeconds(86_400).toEpochMilli()));
        return Optional.of(vertex);
    }

    private ObjectNode backPressure(int task) {
        ObjectNode answer = JSON.objectNode().put("status", "ok");
        ArrayNode list = answer.putArray("subtasks");
        IntStream.range(0, parallelism)
                .forEach(index -> list.addObject()
                        .put("subtask", index)
                        .put("ratio", task == TASKS - 1 ? 0.0 : 0.95)
                        .put("busyRatio", task == TASKS - 1 ? 1.0 : 0.05)
                        .put("idleRatio", 0.0));
        return answer;
    }

    private static ArrayNode metrics(int task) {
        ArrayNode list = JSON.arrayNode();
        for (String name : METRICS) {
            double value = name.startsWith("busy") == (task == TASKS - 1) ? 990 : 10;
            list.addObject()
                    .put("id", name)
                    .put("min", value)
                    .put("max", value)
                    .put("avg", value)
                    .put("sum", value * 200);
        }
        return list;
    }

    private boolean isExpired(int id) {
        return id > checkpoints - EXPIRED;
    }

    private ObjectNode summary(int id) {
        long at = NOW.toEpochMilli() - (checkpoints - id + 1L) * INTERVAL_MILLIS;
        long took = isExpired(id) ? INTERVAL_MILLIS : 40_000;
        ObjectNode summary = JSON.objectNode()
                .put("id", id)
                .put("status", isExpired(id) ? "FAILED" : "COMPLETED")
                .put("checkpoint_type", "CHECKPOINT")
                .put("trigger_timestamp", at)
                .put("latest_ack_timestamp", at + took)
                .put("end_to_end_duration", took)
                .put("checkpointed_size", 1_000_000_000)
                .put("state_size", 9_000_000_000L)
                .put("num_subtasks", TASKS * parallelism)
                .put("num_acknowledged_subtasks", (isExpired(id) ? TASKS - 1 : TASKS) * parallelism);
        return isExpired(id) ? summary.put("failure_message", "Checkpoint expired before completing.") : summary;
    }

    private ObjectNode history() {
        ObjectNode answer = JSON.objectNode();
        answer.putObject("counts").put("completed", checkpoints - EXPIRED).put("failed", EXPIRED);
        ArrayNode history = answer.putArray("history");
        for (int id = checkpoints; id > 0; id--) {
            history.add(summary(id));
        }
        return answer;
    }

    private ObjectNode detail(int id) {
        ObjectNode detail = summary(id);
        ObjectNode tasks = detail.putObject("tasks");
        for (int task = 0; task < TASKS; task++) {
            boolean missing = isExpired(id) && task == TASKS - 1;
            tasks.set(
                    "v" + task,
                    JSON.objectNode()
                            .put("num_subtasks", parallelism)
                            .put("num_acknowledged_subtasks", missing ? 0 : parallelism)
                            .put("state_size", 1_800_000_000)
                            .put("end_to_end_duration", 40_000)
                            .put("latest_ack_timestamp", missing ? -1 : NOW.toEpochMilli()));
        }
        return detail;
    }

    private ObjectNode subtasks(int id, int task) {
        ObjectNode answer = JSON.objectNode().put("id", id).put("status", "completed");
        ArrayNode list = answer.putArray("subtasks");
        boolean missing = isExpired(id) && task == TASKS - 1;
        for (int index = 0; index < parallelism; index++) {
            ObjectNode subtask = list.addObject().put("index", index);
            if (missing) {
                subtask.put("status", "pending_or_failed");
                continue;
            }
            long delay = task * 9_000L + index;
            subtask.put("status", "completed")
                    .put("ack_timestamp", NOW.toEpochMilli())
                    .put("end_to_end_duration", delay + 705)
                    .put("checkpointed_size", 1_000_000)
                    .put("state_size", 9_000_000)
                    .put("start_delay", delay)
                    .put("unaligned_checkpoint", false)
                    .put("aborted", false);
            subtask.putObject("checkpoint").put("sync", 5).put("async", 700);
            subtask.putObject("alignment")
                    .put("duration", 0)
                    .put("processed", 9)
                    .put("persisted", 0);
        }
        return answer;
    }

    private ObjectNode taskManagers() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("taskmanagers");
        IntStream.rangeClosed(0, (parallelism - 1) / SUBTASKS_PER_TASK_MANAGER)
                .forEach(index -> list.addObject()
                        .put("id", "tm-" + index)
                        .put("path", "pekko.tcp://flink@host-" + index + ":6122")
                        .put("slotsNumber", SUBTASKS_PER_TASK_MANAGER)
                        .put("freeSlots", 0)
                        .put("timeSinceLastHeartbeat", NOW.toEpochMilli()));
        return answer;
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.empty();
    }

    @Override
    public Instant readAt() {
        return NOW;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public String name() {
        return "a job that is played";
    }
}
