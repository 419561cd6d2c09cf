package dev.drey.telemetry.math;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in periods.
 *
 * @param from of the first period
 * @param to end of the last one, itself not part of it
 */
public record Span(Instant from, Instant to, Duration period) {

    /** The beginning of the period that {@code at} falls into; periods are counted from 1970, as CloudWatch does. */
    public Instant begin(Instant at) {
        long length = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
    }

    /** The beginnings of all periods, oldest first. */
    public List<Instant> periods() {
        List<Instant> all = new ArrayList<>();
        for (Instant at = begin(from); at.isBefore(to); at = at.plus(period)) {
            all.add(at);
        }
        return all;
    }
}
