package dev.drey.doctor;

import dev.drey.diagnosis.collect.Looks;
import dev.drey.diagnosis.collect.LostTaskManagers;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.telemetry.LostTaskManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                LostTaskManagers.add(lost.stream().map(Memory::taskManager).toList(), united.cluster()),
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

    private static TaskManager taskManager(LostTaskManager gone) {
        return LostTaskManagers.of(gone.id(), gone.lastSeen(), gone.metrics());
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
