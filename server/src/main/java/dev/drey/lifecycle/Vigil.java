package dev.drey.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For how long the processes of a cluster have given no sign of life: a process that hangs is there, and yet it has to be
 * replaced. Only time that the watcher saw pass counts: a service that was paused itself, or a machine that was, has not
 * seen anybody be silent. Immutable and pure.
 *
 * <p>A job manager lives when it answers, a task manager when the job manager hears it: the heartbeat that Flink has of it
 * differs from the one of the look before. Heartbeats are compared, never read as times, so that no clock can condemn
 * anybody. While the job manager is silent nothing is known of task managers, and none of them grows older.
 *
 * @param at when the last look was taken, by a clock that only ever goes on; null before the first
 * @param silences by process id
 * @param overLaunch whether it began before the job manager had ever answered
 */
public record Vigil(@Nullable Instant at, Map<Long, Silence> silences, boolean overLaunch) {

    /** How much one look can add: a look that took longer tells more of the watcher than of the watched. */
    static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    /** Fewer looks than this condemn nobody, however long they took. */
    static final int FEWEST_LOOKS = 3;

    /** How many times longer a process may take to be heard for the first time: a busy machine starts slowly. */
    static final int PATIENCE_AT_START = 6;

    /** Keeps a copy. */
    public Vigil {
        silences = Map.copyOf(silences);
    }

    /** Nobody has been looked at; the job manager has answered before, for its job was submitted to it. */
    public static Vigil begun() {
        return new Vigil(null, Map.of(), false);
    }

    /** Nobody has been looked at, and nobody has been heard: the processes have just been launched. */
    public static Vigil ofLaunch() {
        return new Vigil(null, Map.of(), true);
    }

    /**
     * What a look showed.
     *
     * @param jobManager its process id, null when there is none
     * @param answered whether the job manager gave a proper answer
     * @param heartbeats by the process id of each task manager that is alive: the last heartbeat that Flink has of it, empty
     *     when Flink does not know it; meaningless unless the job manager answered
     */
    public record Look(Instant at, @Nullable Long jobManager, boolean answered, Map<Long, Optional<Long>> heartbeats) {

        /** Keeps a copy. */
        public Look {
            heartbeats = Map.copyOf(heartbeats);
        }
    }

    /**
     * How long a process has been silent.
     *
     * @param looks in a row that found it so
     * @param heartbeat the last one seen, null when none was
     * @param heard whether it has ever given a sign of life
     */
    public record Silence(
            Duration length, int looks, @Nullable Long heartbeat, boolean heard) {

        private static Silence begun(@Nullable Long heartbeat) {
            return new Silence(Duration.ZERO, 0, heartbeat, false);
        }

        private Silence broken(@Nullable Long newHeartbeat) {
            return new Silence(Duration.ZERO, 0, newHeartbeat, true);
        }

        private Silence longer(Duration step) {
            return new Silence(length.plus(step), looks + 1, heartbeat, heard);
        }

        private boolean exceeds(Duration tolerance) {
            Duration patience = heard ? tolerance : tolerance.multipliedBy(PATIENCE_AT_START);
            return looks >= FEWEST_LOOKS && length.compareTo(patience) >= 0;
        }
    }

    /** The vigil after one more look. Processes that are no longer there are forgotten. */
    public Vigil after(Look look) {
        Duration step = at == null
                ? Duration.ZERO
                : Stream.of(Duration.between(at, look.at()), LONGEST_STEP)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Map<Long, Silence> next = new HashMap<>();
        Long jobManager = look.jobManager();
        if (jobManager != null) {
            Silence unseen =
                    overLaunch ? Silence.begun(null) : Silence.begun(null).broken(null);
            Silence former = silences.getOrDefault(jobManager, unseen);
            next.put(jobManager, look.answered() ? former.broken(null) : former.longer(step));
        }
        look.heartbeats().forEach((pid, heartbeat) -> {
            Silence former = silences.get(pid);
            if (look.answered()) {
                next.put(pid, heard(former, heartbeat.orElse(null), step));
            } else if (former != null) {
                next.put(pid, former);
            }
        });
        return new Vigil(look.at(), next, overLaunch);
    }

    private static Silence heard(@Nullable Silence former, @Nullable Long heartbeat, Duration step) {
        if (former == null) {
            // What Flink has may be of the process that this one replaces: only the next heartbeat is its own.
            return Silence.begun(heartbeat);
        }
        boolean sign = heartbeat != null && !heartbeat.equals(former.heartbeat());
        return sign ? former.broken(heartbeat) : former.longer(step);
    }

    /**
     * The ids of the processes that have been silent for too long.
     *
     * @param tolerance how long a process that was heard before may be silent
     */
    public Set<Long> hung(Duration tolerance) {
        Set<Long> hung = new HashSet<>();
        silences.forEach((pid, silence) -> {
            if (silence.exceeds(tolerance)) {
                hung.add(pid);
            }
        });
        return hung;
    }
}
