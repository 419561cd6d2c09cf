package dev.drey.http.operations;

import dev.drey.model.Application;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMaintenanceConfigurationDescription;

/**
 * The eight hours of a day, in UTC, in which AWS would patch an application. Drey never does; clients expect to read a
 * window nevertheless.
 *
 * @see <a href="https://docs.aws.amazon.com/managed-flink/latest/java/maintenance.html">the AWS developer guide</a>
 */
final class MaintenanceWindow {

    private static final Duration LENGTH = Duration.ofHours(8);
    private static final int REGION_IN_ARN = 3;

    private MaintenanceWindow() {}

    static ApplicationMaintenanceConfigurationDescription describe(Application application) {
        LocalTime start = start(List.of(application.arn().split(":", -1)).get(REGION_IN_ARN));
        return ApplicationMaintenanceConfigurationDescription.builder()
                .applicationMaintenanceWindowStartTime(start.toString())
                .applicationMaintenanceWindowEndTime(start.plus(LENGTH).toString())
                .build();
    }

    private static LocalTime start(String region) {
        return switch (region) {
            case "us-west-2" -> LocalTime.of(6, 0);
            case "eu-west-1" -> LocalTime.of(22, 0);
            case "ap-northeast-1" -> LocalTime.of(13, 0);
            default -> LocalTime.of(3, 0);
        };
    }
}
