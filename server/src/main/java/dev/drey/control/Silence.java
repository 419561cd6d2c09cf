package dev.drey.control;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long a job manager that had answered before has given no answer, as far as this service was awake to ask: a look
 * that comes late counts for a few seconds only.
 */
final class Silence {

    private static final Duration MOST_PER_LOOK = Duration.ofSeconds(5);
    private static final int FEWEST_LOOKS = 3;

    private @Nullable Instant lastLook;
    private Duration total = Duration.ZERO;
    private int looks;

    /** Adds a look; {@code now} only ever goes on. */
    void look(boolean answered, Instant now) {
        if (answered) {
            total = Duration.ZERO;
            looks = 0;
        } else if (lastLook != null) {
            Duration since = Duration.between(lastLook, now);
            total = total.plus(since.compareTo(MOST_PER_LOOK) < 0 ? since : MOST_PER_LOOK);
            looks++;
        }
        lastLook = now;
    }

    boolean isLongerThan(Duration tolerance) {
        return looks >= FEWEST_LOOKS && total.compareTo(tolerance) > 0;
    }
}
