package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.math.Span;
import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.Series;
import dev.drey.telemetry.series.StatisticSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The figures of one metric. */
final class GetMetricStatistics implements Operation<GetMetricStatisticsRequest, GetMetricStatisticsResponse> {

    /** CloudWatch's own limit. */
    private static final int MOST_PERIODS = 1_440;

    private final Telemetry telemetry;

    GetMetricStatistics(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "GetMetricStatistics";
    }

    @Override
    public SdkBuilder<?, GetMetricStatisticsRequest> requestBuilder() {
        return GetMetricStatisticsRequest.builder();
    }

    @Override
    public GetMetricStatisticsResponse handle(GetMetricStatisticsRequest request) {
        if (!request.extendedStatistics().isEmpty()) {
            request.extendedStatistics().forEach(Reading::statistic);
        }
        if (request.statistics().isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_PARAMETER_COMBINATION, "At least one of the Statistics must be named.");
        }
        Duration period = Reading.period(request.period());
        Span span = span(request.startTime(), request.endTime(), period);
        MetricId metric = Reading.metric(request.namespace(), request.metricName(), request.dimensions());
        Optional<Series> known = telemetry.metrics().find(metric);
        boolean fits = known.isPresent()
                && (request.unitAsString() == null
                        || request.unitAsString().equals(known.get().unit()));
        List<Datapoint> datapoints = !fits
                ? List.of()
                : telemetry.reader().read(metric, span).entrySet().stream()
                        .map(entry -> datapoint(
                                entry.getKey(), entry.getValue(), known.get().unit(), Set.copyOf(request.statistics())))
                        .toList();
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(datapoints)
                .build();
    }

    private static Span span(Instant from, Instant to, Duration period) {
        if (!from.isBefore(to)) {
            throw Reading.wrong("StartTime must be before EndTime.");
        }
        long periods = Duration.between(from, to).toSeconds() / period.toSeconds();
        if (periods > MOST_PERIODS) {
            throw new ApiException(
                    ApiErrorCode.INVALID_PARAMETER_COMBINATION,
                    "You have requested up to " + periods + " datapoints, which exceeds the limit of " + MOST_PERIODS
                            + ". Ask for a longer Period or a shorter time.");
        }
        return new Span(from, to, period);
    }

    private static Datapoint datapoint(Instant at, StatisticSet set, String unit, Set<Statistic> wanted) {
        Datapoint.Builder datapoint = Datapoint.builder().timestamp(at).unit(unit);
        for (Statistic statistic : wanted) {
            switch (statistic) {
                case AVERAGE -> datapoint.average(set.average());
                case SUM -> datapoint.sum(set.sum());
                case MINIMUM -> datapoint.minimum(set.min());
                case MAXIMUM -> datapoint.maximum(set.max());
                default -> datapoint.sampleCount(set.count());
            }
        }
        return datapoint.build();
    }
}
