package dev.drey.http.cloudwatch;

import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.alarm.Alarm;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Alarms and how they stand, in the order of their names. */
final class DescribeAlarms implements Operation<DescribeAlarmsRequest, DescribeAlarmsResponse> {

    /** CloudWatch's own. */
    private static final int PAGE = 50;

    private final Telemetry telemetry;

    DescribeAlarms(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "DescribeAlarms";
    }

    @Override
    public SdkBuilder<?, DescribeAlarmsRequest> requestBuilder() {
        return DescribeAlarmsRequest.builder();
    }

    @Override
    public DescribeAlarmsResponse handle(DescribeAlarmsRequest request) {
        boolean metricAlarms =
                request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
        int most = request.maxRecords() == null ? PAGE : request.maxRecords();
        List<Alarm> found = (metricAlarms ? telemetry.alarms().list().stream() : Stream.<Alarm>of())
                .filter(alarm -> fits(request, alarm))
                .filter(alarm -> request.nextToken() == null || alarm.name().compareTo(request.nextToken()) > 0)
                .limit(most + 1L)
                .toList();
        List<Alarm> page = found.subList(0, Math.min(most, found.size()));
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.stream().map(Writing::alarm).toList())
                .compositeAlarms(List.of())
                .nextToken(found.size() > most ? page.get(page.size() - 1).name() : null)
                .build();
    }

    private static boolean fits(DescribeAlarmsRequest request, Alarm alarm) {
        return (request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.name()))
                && (request.alarmNamePrefix() == null || alarm.name().startsWith(request.alarmNamePrefix()))
                && (request.stateValueAsString() == null
                        || alarm.state().value().name().equals(request.stateValueAsString()))
                && (request.actionPrefix() == null
                        || Stream.of(
                                        alarm.actions().onAlarm(),
                                        alarm.actions().onOk(),
                                        alarm.actions().onInsufficientData())
                                .flatMap(List::stream)
                                .anyMatch(action -> action.startsWith(request.actionPrefix())));
    }
}
