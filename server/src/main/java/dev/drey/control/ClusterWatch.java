package dev.drey.control;

import dev.drey.cluster.ClusterProcess;
import dev.drey.lifecycle.Vigil;
import dev.drey.model.Incarnation;
import dev.drey.runtime.FlinkRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers from look to look for how long the processes of each cluster have been silent. Kept in memory only: a service
 * that was away has seen nobody be silent.
 */
final class ClusterWatch {

    private static final Duration TO_RECOVER = Duration.ofSeconds(3);

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final InstantSource steadyClock;
    private final Duration tolerance;

    /** @param steadyClock only ever goes on, whatever the wall clock is set to */
    ClusterWatch(InstantSource steadyClock, Duration tolerance) {
        this.steadyClock = steadyClock;
        this.tolerance = tolerance;
    }

    private record Kept(String incarnationId, Vigil vigil) {}

    /** By incarnation, since when a task manager has been missing. */
    private final Map<String, Instant> missingSince = new ConcurrentHashMap<>();

    /**
     * Whether task managers have been missing for so long that the job had time to recover on those that are there. A
     * process that starts takes processor time from the recovery, so a spare one comes after it.
     */
    boolean areSparesDue(Incarnation incarnation, boolean missing) {
        if (!missing) {
            missingSince.remove(incarnation.id());
            return false;
        }
        Instant now = steadyClock.instant();
        Instant since = missingSince.computeIfAbsent(incarnation.id(), id -> now);
        return Duration.between(since, now).compareTo(TO_RECOVER) >= 0;
    }

    /** How long a process may be silent, for messages. */
    Duration tolerance() {
        return tolerance;
    }

    /**
     * Adds a look at an application's cluster.
     *
     * @param alive its processes
     * @param heartbeats by the name of each task manager that Flink knows; empty when the job manager did not answer
     * @return the ids of the processes that hang
     */
    Set<Long> look(Incarnation incarnation, List<ClusterProcess> alive, Optional<Map<String, Long>> heartbeats) {
        Vigil.Look look = seen(steadyClock.instant(), alive, heartbeats);
        return kept.compute(incarnation.applicationUid(), (uid, former) -> {
                    boolean same = former != null && former.incarnationId().equals(incarnation.id());
                    return new Kept(incarnation.id(), (same ? former.vigil() : Vigil.begun()).after(look));
                })
                .vigil()
                .hung(tolerance);
    }

    /** What a look at these processes and at what Flink has heard of them shows. */
    static Vigil.Look seen(Instant at, List<ClusterProcess> alive, Optional<Map<String, Long>> heartbeats) {
        Long jobManager = alive.stream()
                .filter(process -> process.role() == FlinkRole.JOB_MANAGER)
                .map(ClusterProcess::pid)
                .findFirst()
                .orElse(null);
        Map<String, Long> known = heartbeats.orElse(Map.of());
        Map<Long, Optional<Long>> taskManagers = new HashMap<>();
        alive.stream()
                .filter(process -> process.role() == FlinkRole.TASK_MANAGER)
                .forEach(process -> taskManagers.put(process.pid(), Optional.ofNullable(known.get(process.name()))));
        return new Vigil.Look(at, jobManager, heartbeats.isPresent(), taskManagers);
    }

    /** The job manager has answered and nothing else was looked at: whatever silence there was is over. */
    void forget(Incarnation incarnation) {
        kept.remove(incarnation.applicationUid());
    }
}
