package dev.drey.http.operations;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.Encryption;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RunConfiguration;
import dev.drey.model.VpcConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationCodeConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationEncryptionConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.EnvironmentPropertyDescriptions;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RunConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ApplicationCodeLocationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfigurationDescription;

/** Describes the configuration of an application to clients: the settings in force, whoever decided them. */
final class ConfigurationWriter {

    /** One machine has one network, and AWS's model wants an id for it. */
    private static final String THE_VPC = "vpc-drey";

    private ConfigurationWriter() {}

    /** @param run how the application was last started; null before the first start, which is then not described */
    static ApplicationConfigurationDescription describe(
            ApplicationConfiguration configuration, @Nullable RunConfiguration run) {
        return ApplicationConfigurationDescription.builder()
                .applicationCodeConfigurationDescription(code(configuration.code()))
                .runConfigurationDescription(run == null ? null : run(run))
                .flinkApplicationConfigurationDescription(FlinkConfigurationWriter.describe(configuration))
                .environmentPropertyDescriptions(properties(configuration.propertyGroups()))
                .applicationSnapshotConfigurationDescription(
                        snapshots -> snapshots.snapshotsEnabled(configuration.snapshotsEnabled()))
                .applicationSystemRollbackConfigurationDescription(
                        rollback -> rollback.rollbackEnabled(configuration.rollbackEnabled()))
                .vpcConfigurationDescriptions(configuration.vpcConfigurations().stream()
                        .map(ConfigurationWriter::vpc)
                        .toList())
                .applicationEncryptionConfigurationDescription(encryption(configuration.encryption()))
                .build();
    }

    static ApplicationEncryptionConfigurationDescription encryption(Encryption encryption) {
        return ApplicationEncryptionConfigurationDescription.builder()
                .keyType(encryption.keyType())
                .keyId(encryption.keyId())
                .build();
    }

    private static ApplicationCodeConfigurationDescription code(Code code) {
        return ApplicationCodeConfigurationDescription.builder()
                .codeContentType(CodeContentType.ZIPFILE)
                .codeContentDescription(content -> content.codeMD5(code.md5())
                        .codeSize(code.size())
                        .s3ApplicationCodeLocationDescription(
                                code instanceof CodeLocation location ? location(location) : null))
                .build();
    }

    private static S3ApplicationCodeLocationDescription location(CodeLocation location) {
        return S3ApplicationCodeLocationDescription.builder()
                .bucketARN(location.bucketArn())
                .fileKey(location.fileKey())
                .objectVersion(location.objectVersion())
                .build();
    }

    private static RunConfigurationDescription run(RunConfiguration run) {
        return RunConfigurationDescription.builder()
                .applicationRestoreConfigurationDescription(restore ->
                        restore.applicationRestoreType(run.restoreType().name()).snapshotName(run.snapshotName()))
                .flinkRunConfigurationDescription(flink -> flink.allowNonRestoredState(run.allowNonRestoredState()))
                .build();
    }

    /** Null when there are none: Terraform takes an empty description for a configured one. */
    private static @Nullable EnvironmentPropertyDescriptions properties(List<PropertyGroup> groups) {
        if (groups.isEmpty()) {
            return null;
        }
        return EnvironmentPropertyDescriptions.builder()
                .propertyGroupDescriptions(
                        groups.stream().map(ConfigurationWriter::properties).toList())
                .build();
    }

    private static software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup properties(
            PropertyGroup group) {
        return software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup.builder()
                .propertyGroupId(group.id())
                .propertyMap(group.properties())
                .build();
    }

    static VpcConfigurationDescription vpc(VpcConfiguration vpc) {
        return VpcConfigurationDescription.builder()
                .vpcConfigurationId(vpc.id())
                .vpcId(THE_VPC)
                .subnetIds(vpc.subnetIds())
                .securityGroupIds(vpc.securityGroupIds())
                .build();
    }
}
