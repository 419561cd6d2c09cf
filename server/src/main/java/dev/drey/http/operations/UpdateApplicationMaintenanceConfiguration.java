package dev.drey.http.operations;

import dev.drey.control.Maintenance;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.MaintenanceWindow;
import java.time.LocalTime;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationMaintenanceConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationMaintenanceConfigurationResponse;

/** Chooses an application's maintenance window. */
final class UpdateApplicationMaintenanceConfiguration
        implements Operation<
                UpdateApplicationMaintenanceConfigurationRequest, UpdateApplicationMaintenanceConfigurationResponse> {

    private final Maintenance maintenance;

    UpdateApplicationMaintenanceConfiguration(Maintenance maintenance) {
        this.maintenance = maintenance;
    }

    @Override
    public String name() {
        return "UpdateApplicationMaintenanceConfiguration";
    }

    @Override
    public UpdateApplicationMaintenanceConfigurationRequest.Builder requestBuilder() {
        return UpdateApplicationMaintenanceConfigurationRequest.builder();
    }

    @Override
    public UpdateApplicationMaintenanceConfigurationResponse handle(
            UpdateApplicationMaintenanceConfigurationRequest request) {
        String start =
                request.applicationMaintenanceConfigurationUpdate().applicationMaintenanceWindowStartTimeUpdate();
        Application changed =
                maintenance.choose(request.applicationName(), new MaintenanceWindow(LocalTime.parse(start)));
        return UpdateApplicationMaintenanceConfigurationResponse.builder()
                .applicationARN(changed.arn())
                .applicationMaintenanceConfigurationDescription(MaintenanceWriter.describe(changed))
                .build();
    }
}
