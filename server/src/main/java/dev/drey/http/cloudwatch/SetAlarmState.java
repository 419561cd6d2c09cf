package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.alarm.AlarmState;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Has an alarm stand as a client says until it is evaluated again, for those who try what follows from it. */
final class SetAlarmState implements Operation<SetAlarmStateRequest, SetAlarmStateResponse> {

    private final Telemetry telemetry;

    SetAlarmState(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "SetAlarmState";
    }

    @Override
    public SdkBuilder<?, SetAlarmStateRequest> requestBuilder() {
        return SetAlarmStateRequest.builder();
    }

    @Override
    public SetAlarmStateResponse handle(SetAlarmStateRequest request) {
        AlarmState state = new AlarmState(
                AlarmState.Value.valueOf(request.stateValueAsString()),
                request.stateReason(),
                telemetry.clock().instant());
        if (!telemetry.alarms().set(request.alarmName(), state)) {
            throw new ApiException(
                    ApiErrorCode.NO_SUCH_ALARM,
                    "There is no alarm " + request.alarmName() + ". DescribeAlarms lists them.");
        }
        return SetAlarmStateResponse.builder().build();
    }
}
