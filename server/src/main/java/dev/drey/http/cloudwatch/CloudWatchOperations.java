package dev.drey.http.cloudwatch;

import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import java.util.List;

/** Every operation of CloudWatch that Drey offers. */
public final class CloudWatchOperations {

    private CloudWatchOperations() {}

    /** @param arnPrefix of alarms, up to their names */
    public static List<Operation<?, ?>> all(Telemetry telemetry, String arnPrefix) {
        return List.of(
                new DeleteAlarms(telemetry),
                new DescribeAlarms(telemetry),
                new DescribeAlarmsForMetric(telemetry),
                new GetMetricData(telemetry),
                new GetMetricStatistics(telemetry),
                new ListMetrics(telemetry),
                new PutMetricAlarm(telemetry, arnPrefix),
                new PutMetricData(telemetry),
                new SetAlarmState(telemetry));
    }
}
