package dev.drey.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands: its identity, its status and its current version.
 *
 * @param uid tells this application from an earlier or later one of the same name; safe in file names
 * @param createdAt whole seconds, because clients hand it back with that precision
 * @param conditionalToken opaque, another one with every version
 * @param runConfiguration how it was last started, null before the first start
 * @param maintenanceWindow null when none was chosen, which means that of the region
 */
public record Application(
        String name,
        String uid,
        String arn,
        Instant createdAt,
        Instant updatedAt,
        ApplicationStatus status,
        ApplicationVersion version,
        String conditionalToken,
        @Nullable RunConfiguration runConfiguration,
        Map<String, String> tags,
        @Nullable MaintenanceWindow maintenanceWindow) {

    /** Keeps copies. */
    public Application {
        tags = Map.copyOf(tags);
    }

    /** Whether its run configuration names state to begin with, or none, instead of the latest. */
    public boolean asksForOtherState() {
        return runConfiguration != null
                && runConfiguration.restoreType() != RunConfiguration.RestoreType.RESTORE_FROM_LATEST_SNAPSHOT;
    }

    /** The same application in another status. */
    public Application withStatus(ApplicationStatus newStatus, Instant now) {
        return new Application(
                name,
                uid,
                arn,
                createdAt,
                now,
                newStatus,
                version,
                conditionalToken,
                runConfiguration,
                tags,
                maintenanceWindow);
    }

    /** The same application with another version current, and therefore another token. */
    public Application withVersion(ApplicationVersion newVersion, String newToken) {
        return new Application(
                name,
                uid,
                arn,
                createdAt,
                updatedAt,
                status,
                newVersion,
                newToken,
                runConfiguration,
                tags,
                maintenanceWindow);
    }

    /** The same application, started with {@code newRunConfiguration}. */
    public Application withRunConfiguration(RunConfiguration newRunConfiguration) {
        return new Application(
                name,
                uid,
                arn,
                createdAt,
                updatedAt,
                status,
                version,
                conditionalToken,
                newRunConfiguration,
                tags,
                maintenanceWindow);
    }

    /** The same application with these tags and no others. */
    public Application withTags(Map<String, String> newTags) {
        return new Application(
                name,
                uid,
                arn,
                createdAt,
                updatedAt,
                status,
                version,
                conditionalToken,
                runConfiguration,
                newTags,
                maintenanceWindow);
    }

    /** The same application with a maintenance window that was chosen. */
    public Application withMaintenanceWindow(MaintenanceWindow newWindow, Instant now) {
        return new Application(
                name, uid, arn, createdAt, now, status, version, conditionalToken, runConfiguration, tags, newWindow);
    }
}
