package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.TaskManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Task managers that are gone, with what they measured last: Flink forgets it at once, and the service does not. Pure. */
public final class LostTaskManagers {

    private LostTaskManagers() {}

    /** One of them. */
    public static TaskManager of(String id, Instant lastSeen, Map<String, Double> metrics) {
        Map<String, Series> series = new HashMap<>();
        metrics.forEach((name, value) -> series.put(name, Series.of(lastSeen, value)));
        return new TaskManager(id, "", lastSeen, false, 0, 0, 0, null, new Metrics(series));
    }

    /** The evidence with those of its job that the service's document {@code lost-task-managers} names. */
    public static Evidence add(JsonNode document, Evidence evidence) {
        String job = evidence.findJob().map(found -> found.id()).orElse("");
        List<TaskManager> lost = new ArrayList<>();
        for (JsonNode gone : document.path("lostTaskManagers")) {
            if (gone.path("jobId").asText().equals(job)) {
                Map<String, Double> metrics = new HashMap<>();
                gone.path("metrics")
                        .properties()
                        .forEach(metric ->
                                metrics.put(metric.getKey(), metric.getValue().asDouble()));
                lost.add(of(
                        gone.path("id").asText(),
                        Instant.parse(gone.path("lastSeen").asText()),
                        metrics));
            }
        }
        return evidence.withCluster(add(lost, evidence.cluster()));
    }

    /** The cluster with the newest of each id. */
    public static Cluster add(List<TaskManager> lost, Cluster cluster) {
        List<TaskManager> all = new ArrayList<>(cluster.taskManagers());
        for (TaskManager gone : newestOfEach(lost)) {
            Optional<TaskManager> known = cluster.findTaskManager(gone.id());
            if (known.isEmpty() || known.get().registered()) {
                all.add(gone);
            } else {
                all.remove(known.get());
                all.add(with(gone.metrics(), known.get()));
            }
        }
        return new Cluster(
                cluster.flinkVersion(),
                cluster.slotsTotal(),
                cluster.slotsAvailable(),
                all,
                cluster.configuration(),
                cluster.jobManager());
    }

    private static Collection<TaskManager> newestOfEach(List<TaskManager> lost) {
        Map<String, TaskManager> newest = new LinkedHashMap<>();
        lost.forEach(gone ->
                newest.merge(gone.id(), gone, (one, other) -> seen(one).isBefore(seen(other)) ? other : one));
        return newest.values();
    }

    private static Instant seen(TaskManager gone) {
        return Objects.requireNonNullElse(gone.lastHeartbeat(), Instant.EPOCH);
    }

    private static TaskManager with(Metrics last, TaskManager known) {
        Map<String, Series> series = new HashMap<>(known.metrics().byName());
        last.byName()
                .forEach((name, newest) -> series.merge(
                        name,
                        newest,
                        (before, after) -> new Series(Stream.concat(before.samples().stream(), after.samples().stream())
                                .distinct()
                                .toList())));
        return new TaskManager(
                known.id(),
                known.host(),
                known.lastHeartbeat(),
                false,
                known.slots(),
                known.freeSlots(),
                known.cpuCores(),
                known.memory(),
                new Metrics(series));
    }
}
