package dev.drey.telemetry.series;

import java.time.Instant;

/**
 * What a series was in a span of time.
 *
 * @param at beginning of the span
 */
public record Point(Instant at, StatisticSet value) {}
