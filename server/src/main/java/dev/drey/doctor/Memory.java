package dev.drey.doctor;

import dev.drey.diagnosis.collect.Looks;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.telemetry.LostTaskManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of one job in the looks before, as far as it still tells something: figures of the last minutes, to see what
 * moves, and failures that Flink may have forgotten. Pure.
 *
 * @param looks oldest first
 * @param failures newest first
 */
record Memory(List<Evidence> looks, List<Failure> failures) {

    static final Memory NONE = new Memory(List.of(), List.of());

    private static final int MOST_LOOKS = 4;
    private static final Duration LOOKS_KEPT = Duration.ofMinutes(3);
    private static final int MOST_FAILURES = 100;
    private static final Duration FAILURES_KEPT = Duration.ofHours(1);

    /** Keeps copies. */
    Memory {
        looks = List.copyOf(looks);
        failures = List.copyOf(failures);
    }

    /** The same with one look more; of those before only what changes is kept. */
    Memory with(Evidence look) {
        Instant at = look.takenAt();
        List<Evidence> kept = new ArrayList<>();
        looks.stream()
                .filter(former -> former.takenAt().isAfter(at.minus(LOOKS_KEPT)))
                .map(Memory::withoutLogs)
                .forEach(kept::add);
        kept.add(look);
        // What failed together with it, Flink adds a little later: the newer look knows more.
        Map<String, Failure> told = new LinkedHashMap<>();
        Stream.concat(look.failures().stream(), failures.stream())
                .forEach(failure -> told.putIfAbsent(failure.at() + " " + failure.taskName(), failure));
        List<Failure> all = told.values().stream()
                .filter(failure -> failure.at().isAfter(at.minus(FAILURES_KEPT)))
                .sorted(Comparator.comparing(Failure::at).reversed())
                .limit(MOST_FAILURES)
                .toList();
        return new Memory(kept.subList(Math.max(0, kept.size() - MOST_LOOKS), kept.size()), all);
    }

    /**
     * All of it as the evidence of one examination; there must have been a look.
     *
     * @param lost task managers of the job that are gone, with what they measured last: Flink forgets it at once
     */
    Evidence evidence(List<LostTaskManager> lost) {
        Evidence united = Looks.unite(looks);
        return new Evidence(
                united.takenAt(),
                with(lost, united.cluster()),
                united.job(),
                united.checkpoints(),
                failures,
                united.logs(),
                united.threadDumps(),
                united.flameGraphs(),
                united.home(),
                united.state(),
                united.absences());
    }

    private static Cluster with(List<LostTaskManager> lost, Cluster cluster) {
        List<TaskManager> all = new ArrayList<>(cluster.taskManagers());
        for (LostTaskManager gone : lost) {
            Optional<TaskManager> known = cluster.findTaskManager(gone.id());
            if (known.isEmpty()) {
                all.add(new TaskManager(gone.id(), "", gone.lastSeen(), false, 0, 0, 0, null, metrics(gone)));
            } else if (!known.get().registered()) {
                all.remove(known.get());
                all.add(with(metrics(gone), known.get()));
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

    private static Metrics metrics(LostTaskManager gone) {
        Map<String, Series> series = new HashMap<>();
        gone.metrics().forEach((name, value) -> series.put(name, Series.of(gone.lastSeen(), value)));
        return new Metrics(series);
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

    /** The newest look has all that they hold. */
    private static Evidence withoutLogs(Evidence look) {
        return new Evidence(
                look.takenAt(),
                look.cluster(),
                look.job(),
                look.checkpoints(),
                look.failures(),
                Logs.none(),
                look.threadDumps(),
                look.flameGraphs(),
                look.home(),
                look.state(),
                look.absences());
    }
}
