package dev.drey.http.operations;

import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.MonitoringSettings.LogLevel;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.ParallelismSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationUpdate;

/**
 * Reads what an update changes of Flink's settings. What it leaves out stays as it is; going over to {@code DEFAULT} brings
 * back the service's values, which the records of the model see to.
 *
 * @param wire null when it changes none
 */
record FlinkUpdateReader(@Nullable FlinkApplicationConfigurationUpdate wire) {

    CheckpointSettings checkpoints(CheckpointSettings current) {
        var group = wire == null ? null : wire.checkpointConfigurationUpdate();
        if (group == null) {
            return current;
        }
        return new CheckpointSettings(
                type(group.configurationTypeUpdateAsString(), current.type()),
                or(group.checkpointingEnabledUpdate(), current.enabled()),
                Duration.ofMillis(
                        or(group.checkpointIntervalUpdate(), current.interval().toMillis())),
                Duration.ofMillis(or(
                        group.minPauseBetweenCheckpointsUpdate(),
                        current.minimumPause().toMillis())));
    }

    MonitoringSettings monitoring(MonitoringSettings current) {
        var group = wire == null ? null : wire.monitoringConfigurationUpdate();
        if (group == null) {
            return current;
        }
        return new MonitoringSettings(
                type(group.configurationTypeUpdateAsString(), current.type()),
                MetricsLevel.valueOf(or(
                        group.metricsLevelUpdateAsString(),
                        current.metricsLevel().name())),
                LogLevel.valueOf(
                        or(group.logLevelUpdateAsString(), current.logLevel().name())));
    }

    ParallelismSettings parallelism(ParallelismSettings current) {
        var group = wire == null ? null : wire.parallelismConfigurationUpdate();
        if (group == null) {
            return current;
        }
        return new ParallelismSettings(
                type(group.configurationTypeUpdateAsString(), current.type()),
                or(group.parallelismUpdate(), current.parallelism()),
                or(group.parallelismPerKPUUpdate(), current.parallelismPerKpu()),
                or(group.autoScalingEnabledUpdate(), current.autoScalingEnabled()));
    }

    private static ConfigurationType type(@Nullable String requested, ConfigurationType current) {
        return requested == null ? current : ConfigurationType.valueOf(requested);
    }

    private static <T> T or(@Nullable T requested, T otherwise) {
        return requested == null ? otherwise : requested;
    }
}
