package dev.drey.http.operations;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.ParallelismSettings;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.MonitoringConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ParallelismConfigurationDescription;

/** Describes the groups of Flink's settings to clients. */
final class FlinkConfigurationWriter {

    private FlinkConfigurationWriter() {}

    static FlinkApplicationConfigurationDescription describe(ApplicationConfiguration configuration) {
        return FlinkApplicationConfigurationDescription.builder()
                .checkpointConfigurationDescription(describe(configuration.checkpoints()))
                .monitoringConfigurationDescription(describe(configuration.monitoring()))
                .parallelismConfigurationDescription(describe(configuration.parallelism()))
                .build();
    }

    private static CheckpointConfigurationDescription describe(CheckpointSettings settings) {
        return CheckpointConfigurationDescription.builder()
                .configurationType(settings.type().name())
                .checkpointingEnabled(settings.enabled())
                .checkpointInterval(settings.interval().toMillis())
                .minPauseBetweenCheckpoints(settings.minimumPause().toMillis())
                .build();
    }

    private static MonitoringConfigurationDescription describe(MonitoringSettings settings) {
        return MonitoringConfigurationDescription.builder()
                .configurationType(settings.type().name())
                .metricsLevel(settings.metricsLevel().name())
                .logLevel(settings.logLevel().name())
                .build();
    }

    /** Nothing scales an application by itself yet, so the current parallelism is the configured one. */
    private static ParallelismConfigurationDescription describe(ParallelismSettings settings) {
        return ParallelismConfigurationDescription.builder()
                .configurationType(settings.type().name())
                .parallelism(settings.parallelism())
                .parallelismPerKPU(settings.parallelismPerKpu())
                .currentParallelism(settings.parallelism())
                .autoScalingEnabled(settings.autoScalingEnabled())
                .build();
    }
}
