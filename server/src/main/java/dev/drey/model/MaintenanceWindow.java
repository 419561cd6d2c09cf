package dev.drey.model;

import java.time.Duration;
import java.time.LocalTime;

/**
 * The eight hours of a day in which AWS would patch an application. Drey never does; clients expect to choose and read a
 * window nevertheless.
 *
 * @param start in UTC, whole minutes
 * @see <a href="https://docs.aws.amazon.com/managed-flink/latest/java/maintenance.html">the AWS developer guide</a>
 */
public record MaintenanceWindow(LocalTime start) {

    private static final Duration LENGTH = Duration.ofHours(8);

    /** The window of an application for which none was chosen; a region's night, as the developer guide lists it. */
    public static MaintenanceWindow ofRegion(String region) {
        return new MaintenanceWindow(
                switch (region) {
                    case "us-west-2" -> LocalTime.of(6, 0);
                    case "eu-west-1" -> LocalTime.of(22, 0);
                    case "ap-northeast-1" -> LocalTime.of(13, 0);
                    default -> LocalTime.of(3, 0);
                });
    }

    /** In UTC, on the next day where it is before the start. */
    public LocalTime end() {
        return start.plus(LENGTH);
    }
}
