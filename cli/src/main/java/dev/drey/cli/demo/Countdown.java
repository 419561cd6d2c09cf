package dev.drey.cli.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * How far it is to the next checkpoint.
 *
 * @param from when the last one was triggered, or when the job began
 * @param isExact false for a job's first one: Flink takes it at a random moment within the interval
 */
record Countdown(Instant from, Duration interval, boolean isExact) {

    private static final int WIDTH = 30;

    /** Such as {@code [######........] next checkpoint in 12 s}. */
    String at(Instant now) {
        long total = interval.toMillis();
        long done = Math.max(0, Math.min(total, Duration.between(from, now).toMillis()));
        int filled = (int) (done * WIDTH / total);
        long secondsLeft = (total - done + 999) / 1000;
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] next checkpoint "
                + (secondsLeft == 0 ? "is due" : (isExact ? "in " : "within ") + secondsLeft + " s");
    }
}
