package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One subtask of a vertex.
 *
 * @param index from 0
 * @param host empty when it has none
 * @param taskManagerId null when it has none
 * @param attempt from 0
 * @param startedAt of this attempt; null when it did not start
 * @param metrics by the names below
 */
public record Subtask(
        int index,
        String state,
        String host,
        @Nullable String taskManagerId,
        int attempt,
        @Nullable Instant startedAt,
        Metrics metrics) {

    /** Share of time, 0 to 1, in which it was working; absent for legacy sources. */
    public static final String BUSY = "busyRatio";
    /** Share of time, 0 to 1, in which what comes after it kept it waiting. */
    public static final String BACK_PRESSURED = "backPressuredRatio";
    /** Share of time, 0 to 1, in which it had nothing to do. */
    public static final String IDLE = "idleRatio";
    /** Records received in all. */
    public static final String READ_RECORDS = "read-records";
    /** Records sent in all. */
    public static final String WRITE_RECORDS = "write-records";
    /** Milliseconds of event time. */
    public static final String WATERMARK = "watermark";

    /** Its newest share of time at work. */
    public OptionalDouble busy() {
        return metrics.latest(BUSY);
    }

    /** Its newest share of time held up. */
    public OptionalDouble backPressured() {
        return metrics.latest(BACK_PRESSURED);
    }

    /** Its newest watermark in milliseconds of event time. */
    public OptionalDouble watermark() {
        return metrics.latest(WATERMARK);
    }

    /** How many records it took in and gave out, in all. */
    public OptionalDouble records() {
        OptionalDouble read = metrics.latest(READ_RECORDS);
        OptionalDouble written = metrics.latest(WRITE_RECORDS);
        if (read.isEmpty() && written.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(read.orElse(0) + written.orElse(0));
    }
}
