package dev.drey.telemetry.math;

import dev.drey.telemetry.series.MetricId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line that is asked for: a statistic of a metric, or an expression over other queries.
 *
 * @param id by which expressions name it
 * @param stat null for an expression
 * @param expression null for a metric
 * @param label for people; null for the usual one
 * @param returned whether it is part of the answer, or only of other queries
 * @param period of an expression, null for that of its metrics
 */
public record MetricQuery(
        String id,
        @Nullable Stat stat,
        @Nullable String expression,
        @Nullable String label,
        boolean returned,
        @Nullable Duration period) {

    /** @param unit null for any; with another than that of the metric there are no figures */
    public record Stat(
            MetricId metric,
            Duration period,
            Statistic statistic,
            @Nullable String unit) {}
}
