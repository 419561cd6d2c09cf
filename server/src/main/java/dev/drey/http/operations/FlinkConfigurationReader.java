package dev.drey.http.operations;

import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.MonitoringSettings.LogLevel;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.ParallelismSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.MonitoringConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ParallelismConfiguration;

/**
 * Reads the groups of Flink's settings. A group that is left out, and a member that is left out of a group, take the
 * service's value; members next to {@code DEFAULT} have no effect, which the records of the model see to.
 *
 * @param wire null when all groups are left out
 */
record FlinkConfigurationReader(@Nullable FlinkApplicationConfiguration wire) {

    CheckpointSettings checkpoints() {
        CheckpointSettings service = CheckpointSettings.DEFAULT;
        CheckpointConfiguration group = wire == null ? null : wire.checkpointConfiguration();
        if (group == null) {
            return service;
        }
        return new CheckpointSettings(
                ConfigurationType.valueOf(group.configurationTypeAsString()),
                or(group.checkpointingEnabled(), service.enabled()),
                Duration.ofMillis(
                        or(group.checkpointInterval(), service.interval().toMillis())),
                Duration.ofMillis(or(
                        group.minPauseBetweenCheckpoints(),
                        service.minimumPause().toMillis())));
    }

    MonitoringSettings monitoring() {
        MonitoringSettings service = MonitoringSettings.DEFAULT;
        MonitoringConfiguration group = wire == null ? null : wire.monitoringConfiguration();
        if (group == null) {
            return service;
        }
        return new MonitoringSettings(
                ConfigurationType.valueOf(group.configurationTypeAsString()),
                MetricsLevel.valueOf(
                        or(group.metricsLevelAsString(), service.metricsLevel().name())),
                LogLevel.valueOf(or(group.logLevelAsString(), service.logLevel().name())));
    }

    ParallelismSettings parallelism() {
        ParallelismSettings service = ParallelismSettings.DEFAULT;
        ParallelismConfiguration group = wire == null ? null : wire.parallelismConfiguration();
        if (group == null) {
            return service;
        }
        return new ParallelismSettings(
                ConfigurationType.valueOf(group.configurationTypeAsString()),
                or(group.parallelism(), service.parallelism()),
                or(group.parallelismPerKPU(), service.parallelismPerKpu()),
                or(group.autoScalingEnabled(), service.autoScalingEnabled()));
    }

    private static <T> T or(@Nullable T requested, T otherwise) {
        return requested == null ? otherwise : requested;
    }
}
