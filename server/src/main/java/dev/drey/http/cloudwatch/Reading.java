package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.telemetry.math.MetricQuery;
import dev.drey.telemetry.math.Statistic;
import dev.drey.telemetry.series.MetricId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Parts that several requests have: from the wire. */
final class Reading {

    private static final int MINUTE = 60;
    private static final List<Integer> SHORT_PERIODS = List.of(1, 5, 10, 20, 30);

    private Reading() {}

    static MetricId metric(@Nullable String namespace, @Nullable String name, @Nullable List<Dimension> dimensions) {
        if (namespace == null || name == null) {
            throw new ApiException(
                    ApiErrorCode.MISSING_PARAMETER, "A metric is named by Namespace and MetricName; one is missing.");
        }
        Map<String, String> byName = new TreeMap<>();
        if (dimensions != null) {
            dimensions.forEach(dimension -> byName.put(dimension.name(), dimension.value()));
        }
        return new MetricId(namespace, name, byName);
    }

    static Duration period(@Nullable Integer seconds) {
        if (seconds == null) {
            throw new ApiException(ApiErrorCode.MISSING_PARAMETER, "The parameter Period is missing.");
        }
        if (!SHORT_PERIODS.contains(seconds) && seconds % MINUTE != 0) {
            throw wrong("Period must be 1, 5, 10, 20, 30 or a multiple of 60 seconds, not " + seconds + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    static Statistic statistic(@Nullable String name) {
        if (name == null) {
            throw new ApiException(ApiErrorCode.MISSING_PARAMETER, "The parameter Statistic is missing.");
        }
        return Statistic.find(name)
                .orElseThrow(() -> wrong("Drey keeps no figures that " + name
                        + " could be told from. These statistics are available: SampleCount, Average, Sum, Minimum,"
                        + " Maximum."));
    }

    static List<MetricQuery> queries(List<MetricDataQuery> asked) {
        List<MetricQuery> queries = new ArrayList<>();
        for (MetricDataQuery query : asked) {
            if ((query.metricStat() == null) == (query.expression() == null)) {
                throw new ApiException(
                        ApiErrorCode.INVALID_PARAMETER_COMBINATION,
                        "The query " + query.id() + " must have either MetricStat or Expression.");
            }
            queries.add(new MetricQuery(
                    query.id(),
                    query.metricStat() == null ? null : stat(query.metricStat()),
                    query.expression(),
                    query.label(),
                    query.returnData() == null || query.returnData(),
                    query.period() == null ? null : period(query.period())));
        }
        return queries;
    }

    private static MetricQuery.Stat stat(MetricStat stat) {
        return new MetricQuery.Stat(
                metric(
                        stat.metric().namespace(),
                        stat.metric().metricName(),
                        stat.metric().hasDimensions() ? stat.metric().dimensions() : null),
                period(stat.period()),
                statistic(stat.stat()),
                stat.unitAsString());
    }

    static ApiException wrong(String message) {
        return new ApiException(ApiErrorCode.INVALID_PARAMETER_VALUE, message);
    }
}
