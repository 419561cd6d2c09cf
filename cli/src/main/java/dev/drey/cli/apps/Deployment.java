package dev.drey.cli.apps;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ConfigurationType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.EnvironmentPropertyDescriptions;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/**
 * What is to run, as the AWS API's requests. What a person did not say is left to the service for a new application, and
 * as it is for one that is there.
 *
 * @param key of the program in {@code bucket}
 * @param checkpointMillis between two checkpoints
 */
record Deployment(
        String name,
        String bucket,
        String key,
        @Nullable String runtime,
        @Nullable Integer parallelism,
        @Nullable Integer parallelismPerKpu,
        @Nullable Long checkpointMillis,
        PropertyGroups properties) {

    private static final String ROLE = "arn:aws:iam::000000000000:role/drey";

    CreateApplicationRequest creation() {
        ApplicationConfiguration.Builder configuration = ApplicationConfiguration.builder()
                .applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                        .codeContent(content -> content.s3ContentLocation(
                                location -> location.bucketARN(bucketArn()).fileKey(key))))
                .applicationSnapshotConfiguration(snapshots -> snapshots.snapshotsEnabled(true));
        flink().ifPresent(configuration::flinkApplicationConfiguration);
        if (!properties.isEmpty()) {
            configuration.environmentProperties(environment -> environment.propertyGroups(properties.over(List.of())));
        }
        return CreateApplicationRequest.builder()
                .applicationName(name)
                .runtimeEnvironment(runtime == null ? Runtimes.USUAL : runtime)
                .serviceExecutionRole(ROLE)
                .applicationConfiguration(configuration.build())
                .build();
    }

    private Optional<FlinkApplicationConfiguration> flink() {
        if (!saysParallelism() && checkpointMillis == null) {
            return Optional.empty();
        }
        FlinkApplicationConfiguration.Builder flink = FlinkApplicationConfiguration.builder();
        if (saysParallelism()) {
            flink.parallelismConfiguration(group -> group.configurationType(ConfigurationType.CUSTOM)
                    .parallelism(parallelism)
                    .parallelismPerKPU(parallelismPerKpu));
        }
        if (checkpointMillis != null) {
            flink.checkpointConfiguration(group -> group.configurationType(ConfigurationType.CUSTOM)
                    .checkpointingEnabled(true)
                    .checkpointInterval(checkpointMillis));
        }
        return Optional.of(flink.build());
    }

    void update(ApplicationDetail present, UpdateApplicationRequest.Builder request) {
        ApplicationConfigurationUpdate.Builder configuration = ApplicationConfigurationUpdate.builder()
                .applicationCodeConfigurationUpdate(
                        code -> code.codeContentUpdate(content -> content.s3ContentLocationUpdate(location ->
                                location.bucketARNUpdate(bucketArn()).fileKeyUpdate(key))));
        flinkUpdate().ifPresent(configuration::flinkApplicationConfigurationUpdate);
        if (!properties.isEmpty()) {
            configuration.environmentPropertyUpdates(
                    environment -> environment.propertyGroups(properties.over(groups(present))));
        }
        request.currentApplicationVersionId(present.applicationVersionId())
                .runtimeEnvironmentUpdate(runtime)
                .applicationConfigurationUpdate(configuration.build());
    }

    private Optional<FlinkApplicationConfigurationUpdate> flinkUpdate() {
        if (!saysParallelism() && checkpointMillis == null) {
            return Optional.empty();
        }
        FlinkApplicationConfigurationUpdate.Builder flink = FlinkApplicationConfigurationUpdate.builder();
        if (saysParallelism()) {
            flink.parallelismConfigurationUpdate(group -> group.configurationTypeUpdate(ConfigurationType.CUSTOM)
                    .parallelismUpdate(parallelism)
                    .parallelismPerKPUUpdate(parallelismPerKpu));
        }
        if (checkpointMillis != null) {
            flink.checkpointConfigurationUpdate(group -> group.configurationTypeUpdate(ConfigurationType.CUSTOM)
                    .checkpointingEnabledUpdate(true)
                    .checkpointIntervalUpdate(checkpointMillis));
        }
        return Optional.of(flink.build());
    }

    private static List<PropertyGroup> groups(ApplicationDetail present) {
        @Nullable
        EnvironmentPropertyDescriptions environment =
                present.applicationConfigurationDescription().environmentPropertyDescriptions();
        return environment == null ? List.of() : environment.propertyGroupDescriptions();
    }

    private boolean saysParallelism() {
        return parallelism != null || parallelismPerKpu != null;
    }

    private String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }
}
