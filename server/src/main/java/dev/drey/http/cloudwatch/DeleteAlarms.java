package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Deletes alarms; all of those that are named, or none when one of them is not there. */
final class DeleteAlarms implements Operation<DeleteAlarmsRequest, DeleteAlarmsResponse> {

    private final Telemetry telemetry;

    DeleteAlarms(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "DeleteAlarms";
    }

    @Override
    public SdkBuilder<?, DeleteAlarmsRequest> requestBuilder() {
        return DeleteAlarmsRequest.builder();
    }

    @Override
    public DeleteAlarmsResponse handle(DeleteAlarmsRequest request) {
        List<String> unknown = request.alarmNames().stream()
                .filter(name -> telemetry.alarms().find(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.NO_SUCH_ALARM,
                    "There is no alarm " + String.join(", ", unknown)
                            + "; none was deleted. DescribeAlarms lists them.");
        }
        request.alarmNames().forEach(telemetry.alarms()::remove);
        return DeleteAlarmsResponse.builder().build();
    }
}
