package dev.drey.http.operations;

import static dev.drey.http.operations.ApiServer.ARN_PREFIX;
import static dev.drey.http.operations.ApiServer.ROLE;
import static dev.drey.testing.Examples.NOON;

import java.util.Map;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOption;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOptionDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfigurationDescription;

/** A request with something in every member that a Flink application can have, and what has to be described of it. */
final class FullApplication {

    private FullApplication() {}

    static CreateApplicationRequest request(String name) {
        return CreateApplicationRequest.builder()
                .applicationName(name)
                .applicationDescription("Counts clicks")
                .runtimeEnvironment("FLINK-2_2")
                .serviceExecutionRole(ROLE)
                .applicationMode("STREAMING")
                .cloudWatchLoggingOptions(CloudWatchLoggingOption.builder()
                        .logStreamARN("arn:aws:logs:eu-west-1:1:log-group:g:log-stream:s")
                        .build())
                .tags(tag("team", "data"), Tag.builder().key("empty").build())
                .applicationConfiguration(configuration())
                .build();
    }

    static ApplicationDetail described(String name) {
        return ApplicationDetail.builder()
                .applicationARN(ARN_PREFIX + name)
                .applicationName(name)
                .applicationDescription("Counts clicks")
                .runtimeEnvironment("FLINK-2_2")
                .serviceExecutionRole(ROLE)
                .applicationMode("STREAMING")
                .applicationStatus("READY")
                .applicationVersionId(1L)
                .createTimestamp(NOON)
                .lastUpdateTimestamp(NOON)
                .applicationVersionCreateTimestamp(NOON)
                .applicationMaintenanceConfigurationDescription(m ->
                        m.applicationMaintenanceWindowStartTime("22:00").applicationMaintenanceWindowEndTime("06:00"))
                .cloudWatchLoggingOptionDescriptions(CloudWatchLoggingOptionDescription.builder()
                        .cloudWatchLoggingOptionId("1.1")
                        .logStreamARN("arn:aws:logs:eu-west-1:1:log-group:g:log-stream:s")
                        .build())
                .applicationConfigurationDescription(configurationDescribed())
                .build();
    }

    private static ApplicationConfiguration configuration() {
        return ApplicationConfiguration.builder()
                .applicationCodeConfiguration(c -> c.codeContentType("ZIPFILE")
                        .codeContent(content -> content.s3ContentLocation(s3 -> s3.bucketARN("arn:aws:s3:::jobs")
                                .fileKey("clicks.jar")
                                .objectVersion("null"))))
                .flinkApplicationConfiguration(f -> f.checkpointConfiguration(c -> c.configurationType("CUSTOM")
                                .checkpointingEnabled(false)
                                .checkpointInterval(20_000L)
                                .minPauseBetweenCheckpoints(0L))
                        .monitoringConfiguration(m -> m.configurationType("CUSTOM")
                                .metricsLevel("OPERATOR")
                                .logLevel("WARN"))
                        .parallelismConfiguration(p -> p.configurationType("CUSTOM")
                                .parallelism(512)
                                .parallelismPerKPU(8)
                                .autoScalingEnabled(false)))
                .environmentProperties(e -> e.propertyGroups(group("b", "2"), group("a", "1")))
                .vpcConfigurations(VpcConfiguration.builder()
                        .subnetIds("subnet-1", "subnet-2")
                        .securityGroupIds("sg-1")
                        .build())
                .applicationSnapshotConfiguration(s -> s.snapshotsEnabled(false))
                .applicationSystemRollbackConfiguration(r -> r.rollbackEnabled(true))
                .applicationEncryptionConfiguration(
                        e -> e.keyType("CUSTOMER_MANAGED_KEY").keyId("alias/mine"))
                .build();
    }

    private static ApplicationConfigurationDescription configurationDescribed() {
        return ApplicationConfigurationDescription.builder()
                .applicationCodeConfigurationDescription(c -> c.codeContentType("ZIPFILE")
                        .codeContentDescription(content -> content.codeMD5("68995fcbf432492d15484d04a9d2ac40")
                                .codeSize(3L)
                                .s3ApplicationCodeLocationDescription(s3 -> s3.bucketARN("arn:aws:s3:::jobs")
                                        .fileKey("clicks.jar")
                                        .objectVersion("null"))))
                .flinkApplicationConfigurationDescription(
                        f -> f.checkpointConfigurationDescription(c -> c.configurationType("CUSTOM")
                                        .checkpointingEnabled(false)
                                        .checkpointInterval(20_000L)
                                        .minPauseBetweenCheckpoints(0L))
                                .monitoringConfigurationDescription(m -> m.configurationType("CUSTOM")
                                        .metricsLevel("OPERATOR")
                                        .logLevel("WARN"))
                                .parallelismConfigurationDescription(p -> p.configurationType("CUSTOM")
                                        .parallelism(512)
                                        .parallelismPerKPU(8)
                                        .currentParallelism(512)
                                        .autoScalingEnabled(false)))
                .environmentPropertyDescriptions(e -> e.propertyGroupDescriptions(group("b", "2"), group("a", "1")))
                .vpcConfigurationDescriptions(VpcConfigurationDescription.builder()
                        .vpcConfigurationId("1.1")
                        .vpcId("vpc-drey")
                        .subnetIds("subnet-1", "subnet-2")
                        .securityGroupIds("sg-1")
                        .build())
                .applicationSnapshotConfigurationDescription(s -> s.snapshotsEnabled(false))
                .applicationSystemRollbackConfigurationDescription(r -> r.rollbackEnabled(true))
                .applicationEncryptionConfigurationDescription(
                        e -> e.keyType("CUSTOMER_MANAGED_KEY").keyId("alias/mine"))
                .build();
    }

    private static PropertyGroup group(String id, String value) {
        return PropertyGroup.builder()
                .propertyGroupId(id)
                .propertyMap(Map.of("key", value))
                .build();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
