package dev.drey.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often in a row a cluster has been brought back to no avail. The first time is at once; whoever dies again and again
 * waits ever longer, so that it cannot starve its neighbours. It is never given up. Immutable and pure.
 *
 * @param relaunches in a row that led to nothing
 * @param last when the last of them began, by a clock that only ever goes on; null before the first
 */
public record CrashLoop(int relaunches, @Nullable Instant last) {

    /** A cluster that lived that long and completed a checkpoint was worth bringing back. */
    static final Duration GOOD_WHILE = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /** Nothing has gone wrong. */
    public static CrashLoop none() {
        return new CrashLoop(0, null);
    }

    /**
     * The loop as it stands when the cluster is found lost.
     *
     * @param progressed whether it had completed a checkpoint of its own
     */
    public CrashLoop found(boolean progressed, Instant now) {
        boolean over =
                last == null || (progressed && Duration.between(last, now).compareTo(GOOD_WHILE) >= 0);
        return over ? none() : this;
    }

    /** How long the next relaunch has to wait. */
    public Duration pauseLeft(Instant now) {
        if (last == null || relaunches == 0) {
            return Duration.ZERO;
        }
        Duration longer = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, relaunches - 1));
        Duration pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        Duration left = Duration.between(now, last.plus(pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The loop after one more relaunch has begun. */
    public CrashLoop relaunched(Instant now) {
        return new CrashLoop(relaunches + 1, now);
    }
}
