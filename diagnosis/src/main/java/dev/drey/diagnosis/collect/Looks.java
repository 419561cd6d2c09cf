package dev.drey.diagnosis.collect;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one evidence of several looks at the same job. Pure. */
public final class Looks {

    private Looks() {}

    /** @param looks oldest first, at least one */
    public static Evidence unite(List<Evidence> looks) {
        Evidence united = looks.get(0);
        for (Evidence next : looks.subList(1, looks.size())) {
            united = unite(united, next);
        }
        return united;
    }

    private static Evidence unite(Evidence earlier, Evidence later) {
        Measured measured = Measured.between(earlier.cluster(), later.cluster());
        return new Evidence(
                later.takenAt(),
                cluster(earlier.cluster(), later.cluster(), measured),
                job(earlier.job(), later.job(), measured),
                checkpoints(earlier.checkpoints(), later.checkpoints()),
                failures(earlier.failures(), later.failures()),
                logs(earlier.logs(), later.logs()),
                Stream.concat(earlier.threadDumps().stream(), later.threadDumps().stream())
                        .distinct()
                        .toList(),
                later.flameGraphs().isEmpty() ? earlier.flameGraphs() : later.flameGraphs(),
                later.home() == null ? earlier.home() : later.home(),
                later.state() == null ? earlier.state() : later.state(),
                later.absences());
    }

    private static Cluster cluster(Cluster earlier, Cluster later, Measured measured) {
        Map<String, TaskManager> all = new LinkedHashMap<>();
        // What is gone keeps what was known of it: Flink forgets it at once.
        earlier.taskManagers().forEach(gone -> all.put(gone.id(), withRegistered(gone, false)));
        later.taskManagers()
                .forEach(present -> all.merge(
                        present.id(), present, (before, now) -> taskManager(before, now, measured.isAnew(now.id()))));
        return new Cluster(
                later.flinkVersion().isEmpty() ? earlier.flinkVersion() : later.flinkVersion(),
                later.slotsTotal(),
                later.slotsAvailable(),
                List.copyOf(all.values()),
                later.configuration().isEmpty() ? earlier.configuration() : later.configuration(),
                metrics(earlier.jobManager(), later.jobManager(), measured.isAnythingAnew()));
    }

    private static TaskManager taskManager(TaskManager earlier, TaskManager later, boolean anew) {
        return new TaskManager(
                later.id(),
                later.host(),
                later.lastHeartbeat(),
                later.registered(),
                later.slots(),
                later.freeSlots(),
                later.cpuCores(),
                later.memory(),
                metrics(earlier.metrics(), later.metrics(), anew));
    }

    private static TaskManager withRegistered(TaskManager taskManager, boolean registered) {
        return new TaskManager(
                taskManager.id(),
                taskManager.host(),
                taskManager.lastHeartbeat(),
                registered,
                taskManager.slots(),
                taskManager.freeSlots(),
                taskManager.cpuCores(),
                taskManager.memory(),
                taskManager.metrics());
    }

    private static @Nullable Job job(@Nullable Job earlier, @Nullable Job later, Measured measured) {
        if (earlier == null || later == null || !earlier.id().equals(later.id())) {
            return later == null ? earlier : later;
        }
        List<Vertex> vertices = later.vertices().stream()
                .map(vertex -> earlier.findVertex(vertex.id())
                        .map(before -> vertex(before, vertex, measured))
                        .orElse(vertex))
                .toList();
        return new Job(
                later.id(),
                later.name(),
                later.state(),
                later.streaming(),
                later.startedAt(),
                later.stateTimes(),
                vertices,
                later.settings(),
                metrics(earlier.metrics(), later.metrics(), measured.isAnythingAnew()));
    }

    private static Vertex vertex(Vertex earlier, Vertex later, Measured measured) {
        Map<Integer, Subtask> before = new HashMap<>();
        earlier.subtasks().forEach(subtask -> before.put(subtask.index(), subtask));
        List<Subtask> subtasks = later.subtasks().stream()
                .map(subtask -> Optional.ofNullable(before.get(subtask.index()))
                        // Counters of another attempt begin anew.
                        .filter(known -> known.attempt() == subtask.attempt())
                        .map(known -> new Subtask(
                                subtask.index(),
                                subtask.state(),
                                subtask.host(),
                                subtask.taskManagerId(),
                                subtask.attempt(),
                                subtask.startedAt(),
                                metrics(known.metrics(), subtask.metrics(), measured.isAnew(subtask.taskManagerId()))))
                        .orElse(subtask))
                .toList();
        return new Vertex(
                later.id(),
                later.name(),
                later.parallelism(),
                later.maxParallelism(),
                later.status(),
                later.tasks(),
                later.inputs(),
                subtasks,
                metrics(earlier.metrics(), later.metrics(), measured.isAnythingAnew()));
    }

    private static Metrics metrics(Metrics earlier, Metrics later, boolean anew) {
        Map<String, Series> all = new HashMap<>(earlier.byName());
        if (!anew) {
            later.byName().forEach(all::putIfAbsent);
            return new Metrics(all);
        }
        later.byName()
                .forEach((name, series) -> all.merge(
                        name,
                        series,
                        (before, after) -> new Series(Stream.concat(before.samples().stream(), after.samples().stream())
                                .distinct()
                                .toList())));
        return new Metrics(all);
    }

    private static Checkpoints checkpoints(Checkpoints earlier, Checkpoints later) {
        Map<Long, Checkpoint> byId = new TreeMap<>(Comparator.reverseOrder());
        earlier.history().forEach(checkpoint -> byId.put(checkpoint.id(), checkpoint));
        // Details of an expired checkpoint fill up late, so the later look knows more, unless it did not ask.
        later.history()
                .forEach(checkpoint -> byId.merge(
                        checkpoint.id(),
                        checkpoint,
                        (before, after) ->
                                after.vertices().isEmpty() && !before.vertices().isEmpty() ? before : after));
        return new Checkpoints(
                later.settings() == null ? earlier.settings() : later.settings(),
                later.counts() == null ? earlier.counts() : later.counts(),
                new ArrayList<>(byId.values()));
    }

    private static List<Failure> failures(List<Failure> earlier, List<Failure> later) {
        return Stream.concat(earlier.stream(), later.stream())
                .distinct()
                .sorted(Comparator.comparing(Failure::at).reversed())
                .toList();
    }

    /** The newer log of a process holds the older one. */
    private static Logs logs(Logs earlier, Logs later) {
        Map<String, ProcessLog> all = new LinkedHashMap<>();
        earlier.processes().forEach(log -> all.put(log.process(), log));
        later.processes().forEach(log -> all.put(log.process(), log));
        return new Logs(List.copyOf(all.values()));
    }
}
