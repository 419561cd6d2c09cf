package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.model.RunConfiguration;
import dev.drey.model.RunConfiguration.RestoreType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkRunConfiguration;

/** Reads how an application is to be started; what is left out takes the service's defaults. */
final class RunConfigurationReader {

    private RunConfigurationReader() {}

    static RunConfiguration read(
            software.amazon.awssdk.services.kinesisanalyticsv2.model.@Nullable RunConfiguration wire) {
        if (wire == null) {
            return RunConfiguration.DEFAULT;
        }
        if (!wire.sqlRunConfigurations().isEmpty()) {
            throw refusal("SqlRunConfigurations are for SQL applications, and this is a Flink application."
                    + " Leave them out.");
        }
        return read(wire.applicationRestoreConfiguration(), wire.flinkRunConfiguration());
    }

    static RunConfiguration read(
            @Nullable ApplicationRestoreConfiguration restore, @Nullable FlinkRunConfiguration flink) {
        boolean allowNonRestoredState = allowNonRestoredState(flink);
        if (restore == null) {
            return new RunConfiguration(RunConfiguration.DEFAULT.restoreType(), null, allowNonRestoredState);
        }
        RestoreType type = RestoreType.valueOf(restore.applicationRestoreTypeAsString());
        checkSnapshotName(type, restore.snapshotName());
        return new RunConfiguration(type, restore.snapshotName(), allowNonRestoredState);
    }

    private static boolean allowNonRestoredState(@Nullable FlinkRunConfiguration flink) {
        return flink != null && Boolean.TRUE.equals(flink.allowNonRestoredState());
    }

    private static void checkSnapshotName(RestoreType type, @Nullable String snapshotName) {
        if (type == RestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT && snapshotName == null) {
            throw refusal("ApplicationRestoreType " + type + " needs a SnapshotName. ListApplicationSnapshots shows"
                    + " those there are.");
        }
        if (type != RestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT && snapshotName != null) {
            throw refusal("SnapshotName " + snapshotName + " has no meaning with ApplicationRestoreType " + type
                    + ". Leave it out, or use " + RestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT + ".");
        }
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
