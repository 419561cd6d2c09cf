package dev.drey.http.operations;

import dev.drey.model.Application;
import dev.drey.model.MaintenanceWindow;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMaintenanceConfigurationDescription;

/** Describes maintenance windows to clients. */
final class MaintenanceWriter {

    private static final int REGION_IN_ARN = 3;

    private MaintenanceWriter() {}

    static ApplicationMaintenanceConfigurationDescription describe(Application application) {
        String region = List.of(application.arn().split(":", -1)).get(REGION_IN_ARN);
        MaintenanceWindow window = Objects.requireNonNullElseGet(
                application.maintenanceWindow(), () -> MaintenanceWindow.ofRegion(region));
        return ApplicationMaintenanceConfigurationDescription.builder()
                .applicationMaintenanceWindowStartTime(window.start().toString())
                .applicationMaintenanceWindowEndTime(window.end().toString())
                .build();
    }
}
