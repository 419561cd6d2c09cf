package dev.drey.http.cloudwatch;

import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.math.MetricQuery;
import dev.drey.telemetry.series.MetricId;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Parts that several answers have: to the wire. */
final class Writing {

    private Writing() {}

    static Metric metric(MetricId id) {
        return Metric.builder()
                .namespace(id.namespace())
                .metricName(id.name())
                .dimensions(dimensions(id))
                .build();
    }

    private static List<Dimension> dimensions(MetricId id) {
        return id.dimensions().entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    static MetricAlarm alarm(Alarm alarm) {
        MetricAlarm.Builder wire = MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(alarm.description())
                .alarmConfigurationUpdatedTimestamp(alarm.configuredAt())
                .actionsEnabled(alarm.actions().enabled())
                .okActions(alarm.actions().onOk())
                .alarmActions(alarm.actions().onAlarm())
                .insufficientDataActions(alarm.actions().onInsufficientData())
                .stateValue(alarm.state().value().name())
                .stateReason(alarm.state().reason())
                .stateUpdatedTimestamp(alarm.state().since())
                .stateTransitionedTimestamp(alarm.state().since())
                .evaluationPeriods(alarm.rule().periods())
                .datapointsToAlarm(alarm.rule().breachesNeeded())
                .threshold(alarm.rule().threshold())
                .comparisonOperator(alarm.rule().comparison().wireName())
                .treatMissingData(alarm.rule().missingData().wireName());
        if (alarm.onExpression()) {
            wire.metrics(alarm.queries().stream().map(Writing::query).toList());
        } else {
            MetricQuery.Stat stat =
                    Objects.requireNonNull(alarm.queries().get(0).stat(), "an alarm on a metric has one");
            wire.namespace(stat.metric().namespace())
                    .metricName(stat.metric().name())
                    .dimensions(dimensions(stat.metric()))
                    .period((int) stat.period().toSeconds())
                    .statistic(stat.statistic().wireName())
                    .unit(stat.unit());
        }
        return wire.build();
    }

    private static MetricDataQuery query(MetricQuery query) {
        MetricDataQuery.Builder wire = MetricDataQuery.builder()
                .id(query.id())
                .expression(query.expression())
                .label(query.label())
                .returnData(query.returned());
        if (query.period() != null) {
            wire.period((int) query.period().toSeconds());
        }
        if (query.stat() != null) {
            MetricQuery.Stat stat = query.stat();
            wire.metricStat(inner -> inner.metric(metric(stat.metric()))
                    .period((int) stat.period().toSeconds())
                    .stat(stat.statistic().wireName())
                    .unit(stat.unit()));
        }
        return wire.build();
    }
}
