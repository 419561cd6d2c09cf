package dev.drey.telemetry.series;

import java.time.Instant;

/**
 * A series that the store knows.
 *
 * @param unit of its newest figure
 */
public record Series(MetricId id, String unit, Instant newest) {}
