package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers as a job manager does whose job has many subtasks, in the form and the size of Flink's REST API: five tasks of
 * two operators each, eight subtasks for each task manager, and a checkpoint every ten seconds.
 */
final class PlayedJobManager implements AutoCloseable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TASKS = 5;
    private static final int SUBTASKS_PER_TASK_MANAGER = 8;
    private static final long CHECKPOINT_MILLIS = 10_000;
    private static final int HISTORY = 100;

    /** Those of a task, and of an operator, that an observer may ask for. */
    private static final List<String> OF_TASK = List.of(
            "numRecordsIn",
            "numRecordsOut",
            "numRecordsInPerSecond",
            "numRecordsOutPerSecond",
            "currentInputWatermark",
            "busyTimeMsPerSecond",
            "backPressuredTimeMsPerSecond",
            "idleTimeMsPerSecond");

    private static final List<String> OF_OPERATOR = List.of(
            "numRecordsIn",
            "numRecordsOut",
            "numRecordsInPerSecond",
            "numRecordsOutPerSecond",
            "currentInputWatermark",
            "currentOutputWatermark");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final int parallelism;

    private PlayedJobManager(int parallelism) throws IOException {
        this.parallelism = parallelism;
        // Otherwise each answer waits 40 ms for the kernel to send its second part, which Flink's server does not.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static PlayedJobManager of(int subtasks) throws IOException {
        return new PlayedJobManager(subtasks / TASKS);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        byte[] body = json(exchange.getRequestURI().getPath(), query == null ? "" : query)
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String json(String path, String query) {
        List<String> names =
                query.startsWith("get=") ? List.of(query.substring(4).split(",", -1)) : List.of();
        if (path.endsWith("/subtasks/metrics")) {
            return totals(names).toString();
        }
        if (path.endsWith("/metrics")) {
            return values(names).toString();
        }
        if (path.contains("/checkpoints/details/") && path.contains("/subtasks/")) {
            return subtasks().toString();
        }
        if (path.contains("/checkpoints/details/")) {
            return checkpoint(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)))
                    .toString();
        }
        if (path.endsWith("/checkpoints")) {
            return checkpoints().toString();
        }
        if (path.endsWith("/exceptions")) {
            return "{\"exceptionHistory\":{\"entries\":[]}}";
        }
        return path.endsWith("/taskmanagers") ? taskManagers().toString() : job().toString();
    }

    private static Stream<String> allNames() {
        return Stream.concat(
                OF_TASK.stream(),
                Stream.of("first_operator.", "second_operator.")
                        .flatMap(operator -> OF_OPERATOR.stream().map(name -> operator + name)));
    }

    private static ArrayNode totals(List<String> names) {
        ArrayNode list = JSON.arrayNode();
        if (names.isEmpty()) {
            allNames().forEach(name -> list.addObject().put("id", name));
        }
        for (String name : names) {
            list.addObject()
                    .put("id", name)
                    .put("min", 1.0)
                    .put("max", 9.0)
                    .put("avg", 5.0)
                    .put("sum", 500.0);
        }
        return list;
    }

    private static ArrayNode values(List<String> names) {
        ArrayNode list = JSON.arrayNode();
        names.forEach(name -> list.addObject().put("id", name).put("value", "123456"));
        return list;
    }

    private ObjectNode job() {
        ObjectNode job = JSON.objectNode().put("jid", "job").put("name", "wide").put("state", "RUNNING");
        ArrayNode vertices = job.putArray("vertices");
        for (int task = 0; task < TASKS; task++) {
            vertices.addObject()
                    .put("id", "vertex" + task)
                    .put("name", "first operator -> second operator " + task)
                    .put("parallelism", parallelism)
                    .put("maxParallelism", 1_024)
                    .putObject("tasks")
                    .put("RUNNING", parallelism);
        }
        return job;
    }

    private static ObjectNode checkpoint(long id) {
        return JSON.objectNode()
                .put("id", id)
                .put("status", "COMPLETED")
                .put("trigger_timestamp", id * CHECKPOINT_MILLIS)
                .put("latest_ack_timestamp", id * CHECKPOINT_MILLIS + 900)
                .put("end_to_end_duration", 900)
                .put("checkpointed_size", 1_000_000)
                .put("state_size", 9_000_000)
                .put("checkpoint_type", "CHECKPOINT")
                .put("external_path", "file:/state/chk-" + id);
    }

    private static ObjectNode checkpoints() {
        long newest = System.currentTimeMillis() / CHECKPOINT_MILLIS;
        ObjectNode json = JSON.objectNode();
        json.putObject("counts").put("completed", newest).put("failed", 0);
        ArrayNode history = json.putArray("history");
        for (int i = 0; i < HISTORY; i++) {
            history.add(checkpoint(newest - i));
        }
        return json;
    }

    private ObjectNode subtasks() {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("subtasks");
        IntStream.range(0, parallelism).forEach(index -> {
            ObjectNode subtask = list.addObject()
                    .put("index", index)
                    .put("status", "completed")
                    .put("ack_timestamp", 1_000_000 + index)
                    .put("end_to_end_duration", 800)
                    .put("checkpointed_size", 10_000)
                    .put("state_size", 90_000)
                    .put("start_delay", 5);
            subtask.putObject("checkpoint").put("sync", 5).put("async", 700);
            subtask.putObject("alignment")
                    .put("duration", 7)
                    .put("processed", 9)
                    .put("persisted", 0);
        });
        return json;
    }

    private ObjectNode taskManagers() {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("taskmanagers");
        int all = (TASKS * parallelism + SUBTASKS_PER_TASK_MANAGER * TASKS - 1) / (SUBTASKS_PER_TASK_MANAGER * TASKS);
        IntStream.range(0, all)
                .forEach(index -> list.addObject()
                        .put("id", "flink-taskmanager-" + index)
                        .put("path", "pekko.tcp://flink@127.0.0.1:" + index)
                        .put("slotsNumber", SUBTASKS_PER_TASK_MANAGER)
                        .put("freeSlots", 0)
                        .put("timeSinceLastHeartbeat", System.currentTimeMillis()));
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
