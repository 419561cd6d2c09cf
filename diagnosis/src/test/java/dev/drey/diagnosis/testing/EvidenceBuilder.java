package dev.drey.diagnosis.testing;

import dev.drey.diagnosis.collect.StackTraces;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.evidence.StateContents;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.evidence.ThreadDump;
import dev.drey.diagnosis.evidence.Vertex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evidence for tests. Begins with a healthy job that has run for ten minutes: a source, an operator keyed by what the
 * source gives, and a sink, each with some subtasks; a checkpoint every ten seconds that takes 100 ms.
 */
public final class EvidenceBuilder {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String SOURCE = "Source: orders";
    public static final String WORKER = "enrich";
    public static final String SINK = "Sink: lines";

    private final int parallelism;
    private final Map<String, Map<Integer, Map<String, List<Double>>>> figures = new HashMap<>();
    private final Map<String, Map<String, List<Double>>> vertexFigures = new HashMap<>();
    private final Map<String, Map<String, Integer>> tasks = new HashMap<>();
    private final List<CheckpointBuilder> checkpoints = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, List<LogEvent>> logs = new LinkedHashMap<>();
    private final Map<String, ProcessLog.Volume> volumes = new HashMap<>();
    private final List<ThreadDump> dumps = new ArrayList<>();
    private final Map<String, Map<String, List<Double>>> taskManagers = new LinkedHashMap<>();
    private final Map<String, String> configuration = new HashMap<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Home.Operation> operations = new ArrayList<>();
    private String state = "RUNNING";
    private boolean job = true;
    private boolean streaming = true;
    private @Nullable Home home;
    private Map<String, String> overridden = Map.of();
    private @Nullable StateContents contents;
    private SettingsBuilder settings = new SettingsBuilder();
    private Checkpoints.@Nullable Counts counts;
    private int slots = 8;
    private int freeSlots = 4;
    private Instant running = NOW.minus(Duration.ofMinutes(10));
    private String version = "1.20.0";

    private EvidenceBuilder(int parallelism) {
        this.parallelism = parallelism;
        for (String vertex : List.of(SOURCE, WORKER, SINK)) {
            for (int subtask = 0; subtask < parallelism; subtask++) {
                load(vertex, subtask, 0.1, 0);
                records(vertex, subtask, 10_000, 10_500);
            }
            tasks.put(vertex, new HashMap<>(Map.of("RUNNING", parallelism)));
        }
        taskManager(
                "tm-1",
                Map.of(
                        "Status.JVM.Memory.Heap.Used",
                        30.0,
                        "Status.JVM.Memory.Heap.Max",
                        100.0,
                        "Status.JVM.CPU.Load",
                        0.1));
    }

    /** With two subtasks per vertex. */
    public static EvidenceBuilder healthy() {
        return new EvidenceBuilder(2).completed(6);
    }

    /** The same without any checkpoint. */
    public static EvidenceBuilder bare() {
        return new EvidenceBuilder(2);
    }

    /** The same with more subtasks. */
    public static EvidenceBuilder bare(int parallelism) {
        return new EvidenceBuilder(parallelism);
    }

    public EvidenceBuilder settings(UnaryOperator<SettingsBuilder> change) {
        settings = change.apply(settings);
        return this;
    }

    public EvidenceBuilder state(String value) {
        state = value;
        return this;
    }

    public EvidenceBuilder version(String value) {
        version = value;
        return this;
    }

    public EvidenceBuilder batch() {
        streaming = false;
        return this;
    }

    public EvidenceBuilder noJob() {
        job = false;
        return this;
    }

    public EvidenceBuilder runningFor(Duration time) {
        running = NOW.minus(time);
        return this;
    }

    public EvidenceBuilder slots(int total, int free) {
        slots = total;
        freeSlots = free;
        return this;
    }

    public EvidenceBuilder tasks(String vertex, Map<String, Integer> byState) {
        tasks.put(vertex, new HashMap<>(byState));
        return this;
    }

    public EvidenceBuilder counts(long completed, long failed, long restored) {
        counts = new Checkpoints.Counts(completed, failed, 0, restored);
        return this;
    }

    /** Shares of time of one subtask. */
    public EvidenceBuilder load(String vertex, int subtask, double busy, double heldUp) {
        figure(vertex, subtask, Subtask.BUSY, busy);
        figure(vertex, subtask, Subtask.BACK_PRESSURED, heldUp);
        return this;
    }

    /** Shares of time of all subtasks of a vertex. */
    public EvidenceBuilder load(String vertex, double busy, double heldUp) {
        for (int subtask = 0; subtask < parallelism; subtask++) {
            load(vertex, subtask, busy, heldUp);
        }
        return this;
    }

    /** Records of one subtask at the first and at the last look. */
    public EvidenceBuilder records(String vertex, int subtask, double first, double last) {
        figure(vertex, subtask, vertex.equals(SOURCE) ? Subtask.WRITE_RECORDS : Subtask.READ_RECORDS, first, last);
        return this;
    }

    /** Any figure of a subtask, two seconds between its samples. */
    public EvidenceBuilder figure(String vertex, int subtask, String name, Double... samples) {
        figures.computeIfAbsent(vertex, none -> new HashMap<>())
                .computeIfAbsent(subtask, none -> new HashMap<>())
                .put(name, List.of(samples));
        return this;
    }

    /** Any figure of a vertex, two seconds between its samples. */
    public EvidenceBuilder vertexFigure(String vertex, String name, Double... samples) {
        vertexFigures.computeIfAbsent(vertex, none -> new HashMap<>()).put(name, List.of(samples));
        return this;
    }

    public EvidenceBuilder taskManager(String id, Map<String, Double> latest) {
        Map<String, List<Double>> series = new HashMap<>();
        latest.forEach((name, value) -> series.put(name, List.of(value)));
        taskManagers.put(id, series);
        return this;
    }

    public EvidenceBuilder configuration(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    public EvidenceBuilder absent(Absence.Kind kind) {
        absences.add(new Absence(kind, "It was not asked for."));
        return this;
    }

    /** Checkpoints that completed in 100 ms each, the last of them just now, numbered on from those that are there. */
    public EvidenceBuilder completed(int count) {
        for (int index = 0; index < count; index++) {
            checkpoint(CheckpointBuilder.completed(checkpoints.size() + 1L));
        }
        return this;
    }

    /** Newer than those before. */
    public EvidenceBuilder checkpoint(CheckpointBuilder checkpoint) {
        checkpoints.add(checkpoint);
        return this;
    }

    public EvidenceBuilder failure(Duration ago, String stackTrace, @Nullable String task) {
        return failure(ago, stackTrace, task, null);
    }

    public EvidenceBuilder failure(
            Duration ago, String stackTrace, @Nullable String task, @Nullable String taskManager) {
        failures.add(new Failure(
                NOW.minus(ago), StackTraces.parse(stackTrace).orElseThrow(), task, taskManager, "", List.of()));
        return this;
    }

    /** A line of a log, ten seconds ago. */
    public EvidenceBuilder log(String process, LogEvent.Level level, String message, String stackTrace) {
        logs.computeIfAbsent(process, none -> new ArrayList<>())
                .add(new LogEvent(
                        NOW.minusSeconds(10),
                        level,
                        process,
                        "org.apache.flink",
                        message,
                        stackTrace.isEmpty()
                                ? null
                                : StackTraces.parse(stackTrace).orElseThrow()));
        return this;
    }

    public EvidenceBuilder volume(String process, ProcessLog.Volume volume) {
        volumes.put(process, volume);
        logs.computeIfAbsent(process, none -> new ArrayList<>());
        return this;
    }

    /** What a task's thread did, in as many dumps as are given. */
    public EvidenceBuilder thread(String vertex, int subtask, String threadState, int times, String... frames) {
        for (int time = 0; time < times; time++) {
            dumps.add(new ThreadDump(
                    NOW.minusSeconds(2L * time),
                    "tm-1",
                    List.of(new StackSample(
                            vertex + " (" + (subtask + 1) + "/" + parallelism + ")#0",
                            threadState,
                            List.of(frames),
                            1))));
        }
        return this;
    }

    /** The same threads in as many dumps as are given. */
    public EvidenceBuilder threads(List<StackSample> threads, int times) {
        for (int time = 0; time < times; time++) {
            dumps.add(new ThreadDump(NOW.minusSeconds(2L * time), "tm-1", threads));
        }
        return this;
    }

    /** As an application of the service. */
    public EvidenceBuilder home(String profile, Map<String, String> requested) {
        home = new Home(
                "clicks",
                state.equals("RUNNING") ? "RUNNING" : "READY",
                operations,
                profile,
                requested,
                Map.of(),
                overridden);
        return this;
    }

    /** As an application of the service whose code sets what it does not get. */
    public EvidenceBuilder overridden(Map<String, String> settings) {
        overridden = settings;
        return home("DEFAULT", Map.of());
    }

    /** What the service last did to it. */
    public EvidenceBuilder operation(String kind, String status, @Nullable String error) {
        operations.add(new Home.Operation(kind, status, NOW.minusSeconds(30), null, error));
        return home("CUSTOM", Map.of());
    }

    /** What the newest checkpoint holds. */
    public EvidenceBuilder contents(StateContents found) {
        contents = found;
        return this;
    }

    public Evidence build() {
        long last = checkpoints.stream()
                .mapToLong(checkpoint -> checkpoint.id)
                .max()
                .orElse(0);
        List<Checkpoint> history = checkpoints.stream()
                .map(checkpoint -> checkpoint.build(parallelism, last))
                .sorted(Comparator.comparingLong(Checkpoint::id).reversed())
                .toList();
        failures.sort(Comparator.comparing(Failure::at).reversed());
        List<TaskManager> managers = new ArrayList<>();
        taskManagers.forEach((id, series) ->
                managers.add(new TaskManager(id, "host-1", NOW.minusSeconds(1), true, 4, 2, 2, null, metrics(series))));
        List<ProcessLog> processLogs = new ArrayList<>();
        logs.forEach((process, events) -> processLogs.add(new ProcessLog(
                process, volumes.getOrDefault(process, new ProcessLog.Volume(1000, Map.of(), null, null)), events)));
        return new Evidence(
                NOW,
                new Cluster(version, slots, freeSlots, managers, configuration, Metrics.none()),
                job ? job() : null,
                new Checkpoints(settings.build(), counts, history),
                failures,
                new Logs(processLogs),
                dumps,
                Map.of(),
                home,
                contents,
                absences);
    }

    private Job job() {
        return new Job(
                "0123456789abcdef0123456789abcdef",
                "clicks",
                state,
                streaming,
                running,
                Map.of("RUNNING", running),
                List.of(
                        vertex(SOURCE, "aaaa", List.of()),
                        vertex(WORKER, "bbbb", List.of(new Vertex.Input("aaaa", "HASH"))),
                        vertex(SINK, "cccc", List.of(new Vertex.Input("bbbb", "REBALANCE")))),
                Map.of(),
                Metrics.none());
    }

    /** The id of a vertex. */
    public static String id(String vertex) {
        return switch (vertex) {
            case SOURCE -> "aaaa";
            case WORKER -> "bbbb";
            default -> "cccc";
        };
    }

    private Vertex vertex(String name, String id, List<Vertex.Input> inputs) {
        List<Subtask> subtasks = new ArrayList<>();
        for (int index = 0; index < parallelism; index++) {
            subtasks.add(new Subtask(
                    index,
                    "RUNNING",
                    "host-1:1234",
                    "tm-1",
                    0,
                    running,
                    metrics(figures.getOrDefault(name, Map.of()).getOrDefault(index, Map.of()))));
        }
        return new Vertex(
                id,
                name,
                parallelism,
                128,
                "RUNNING",
                tasks.getOrDefault(name, Map.of()),
                inputs,
                subtasks,
                metrics(vertexFigures.getOrDefault(name, Map.of())));
    }

    private static Metrics metrics(Map<String, List<Double>> samples) {
        Map<String, Series> series = new HashMap<>();
        samples.forEach((name, values) -> {
            List<Series.Sample> all = new ArrayList<>();
            for (int index = 0; index < values.size(); index++) {
                all.add(new Series.Sample(NOW.minusSeconds(2L * (values.size() - 1 - index)), values.get(index)));
            }
            series.put(name, new Series(all));
        });
        return new Metrics(series);
    }
}
