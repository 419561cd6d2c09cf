package dev.drey.telemetry.series;

/**
 * A figure of a series at one moment.
 *
 * @param unit under CloudWatch's name, such as {@code Milliseconds}; {@code None} for figures without one
 * @param counted whether it goes into the statistics of its minute; one that does not only shows the present
 */
public record Sample(MetricId id, String unit, StatisticSet value, boolean counted) {}
