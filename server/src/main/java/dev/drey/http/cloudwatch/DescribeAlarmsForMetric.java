package dev.drey.http.cloudwatch;

import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.math.MetricQuery;
import dev.drey.telemetry.series.MetricId;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The alarms that look at a metric. */
final class DescribeAlarmsForMetric
        implements Operation<DescribeAlarmsForMetricRequest, DescribeAlarmsForMetricResponse> {

    private final Telemetry telemetry;

    DescribeAlarmsForMetric(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "DescribeAlarmsForMetric";
    }

    @Override
    public SdkBuilder<?, DescribeAlarmsForMetricRequest> requestBuilder() {
        return DescribeAlarmsForMetricRequest.builder();
    }

    @Override
    public DescribeAlarmsForMetricResponse handle(DescribeAlarmsForMetricRequest request) {
        MetricId metric = Reading.metric(request.namespace(), request.metricName(), request.dimensions());
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(telemetry.alarms().list().stream()
                        .filter(alarm -> fits(request, metric, alarm))
                        .map(Writing::alarm)
                        .toList())
                .build();
    }

    private static boolean fits(DescribeAlarmsForMetricRequest request, MetricId metric, Alarm alarm) {
        return !alarm.onExpression()
                && alarm.queries().stream()
                        .map(MetricQuery::stat)
                        .anyMatch(stat -> stat != null
                                && stat.metric().equals(metric)
                                && (request.period() == null || stat.period().toSeconds() == request.period())
                                && (request.statisticAsString() == null
                                        || stat.statistic().wireName().equals(request.statisticAsString())));
    }
}
