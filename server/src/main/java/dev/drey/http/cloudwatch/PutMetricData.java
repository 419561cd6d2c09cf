package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Metrics of programs' own. */
final class PutMetricData implements Operation<PutMetricDataRequest, PutMetricDataResponse> {

    /** CloudWatch's own limits. */
    private static final int MOST = 1_000;

    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final Telemetry telemetry;

    PutMetricData(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "PutMetricData";
    }

    @Override
    public SdkBuilder<?, PutMetricDataRequest> requestBuilder() {
        return PutMetricDataRequest.builder();
    }

    @Override
    public PutMetricDataResponse handle(PutMetricDataRequest request) {
        if (request.namespace().startsWith("AWS/")) {
            throw Reading.wrong("The value " + request.namespace()
                    + " for parameter Namespace is invalid: names that begin with AWS/ are the service's own.");
        }
        if (request.metricData().size() > MOST) {
            throw Reading.wrong("At most " + MOST + " metrics can be put at once.");
        }
        Instant now = telemetry.clock().instant();
        Map<Instant, List<Sample>> byTime = new TreeMap<>();
        for (MetricDatum datum : request.metricData()) {
            Instant at = datum.timestamp() == null ? now : datum.timestamp();
            if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(NEWEST))) {
                throw Reading.wrong("The timestamp " + at + " of " + datum.metricName()
                        + " must not be more than two weeks old, or two hours ahead.");
            }
            byTime.computeIfAbsent(at, first -> new ArrayList<>()).add(sample(request.namespace(), datum));
        }
        byTime.forEach(telemetry.metrics()::append);
        return PutMetricDataResponse.builder().build();
    }

    private static Sample sample(String namespace, MetricDatum datum) {
        StatisticSet value = value(datum)
                .filter(set -> set.count() > 0 && set.isFinite())
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.INVALID_PARAMETER_COMBINATION,
                        datum.metricName() + " needs one of Value, Values and StatisticValues, with numbers in it."));
        return new Sample(
                Reading.metric(namespace, datum.metricName(), datum.dimensions()),
                datum.unitAsString() == null ? "None" : datum.unitAsString(),
                value,
                true);
    }

    private static Optional<StatisticSet> value(MetricDatum datum) {
        if (datum.statisticValues() != null) {
            software.amazon.awssdk.services.cloudwatch.model.StatisticSet set = datum.statisticValues();
            return Optional.of(new StatisticSet(set.sampleCount(), set.sum(), set.minimum(), set.maximum()));
        }
        if (datum.value() != null) {
            return Optional.of(StatisticSet.of(datum.value()));
        }
        if (datum.hasCounts() && datum.counts().size() != datum.values().size()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_PARAMETER_COMBINATION,
                    "Values and Counts of " + datum.metricName() + " must have the same length.");
        }
        StatisticSet sum = null;
        for (int i = 0; i < datum.values().size(); i++) {
            double value = datum.values().get(i);
            double count = datum.hasCounts() ? datum.counts().get(i) : 1;
            StatisticSet one = new StatisticSet(count, value * count, value, value);
            sum = sum == null ? one : sum.and(one);
        }
        return Optional.ofNullable(sum);
    }
}
