package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Updates;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationVersion.Changed;
import dev.drey.model.LoggingOption;
import dev.drey.model.RunConfiguration;
import dev.drey.model.VpcConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOptionUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RunConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfigurationUpdate;

/** Reads what an update changes; what is left out stays as it is. */
final class UpdateReader {

    private final UpdateApplicationRequest request;

    private UpdateReader(UpdateApplicationRequest request) {
        this.request = request;
    }

    static Updates.Change change(UpdateApplicationRequest request) {
        UpdateReader reader = new UpdateReader(request);
        return (current, versionId) -> reader.apply(current);
    }

    static @Nullable RunConfiguration run(UpdateApplicationRequest request) {
        RunConfigurationUpdate run = request.runConfigurationUpdate();
        return run == null
                ? null
                : RunConfigurationReader.read(run.applicationRestoreConfiguration(), run.flinkRunConfiguration());
    }

    private Changed apply(Changed current) {
        String runtime = request.runtimeEnvironmentUpdateAsString();
        String role = request.serviceExecutionRoleUpdate();
        return new Changed(
                runtime == null ? current.runtimeEnvironment() : ApplicationReader.runtime(runtime),
                role == null ? current.serviceExecutionRole() : role,
                configuration(current.configuration(), request.applicationConfigurationUpdate()),
                loggingOptions(current.loggingOptions(), request.cloudWatchLoggingOptionUpdates()));
    }

    private static ApplicationConfiguration configuration(
            ApplicationConfiguration current, @Nullable ApplicationConfigurationUpdate update) {
        if (update == null) {
            return current;
        }
        if (update.sqlApplicationConfigurationUpdate() != null
                || update.zeppelinApplicationConfigurationUpdate() != null) {
            throw refusal("SqlApplicationConfigurationUpdate and ZeppelinApplicationConfigurationUpdate do not apply"
                    + " to a Flink application.");
        }
        FlinkUpdateReader flink = new FlinkUpdateReader(update.flinkApplicationConfigurationUpdate());
        var properties = update.environmentPropertyUpdates();
        var snapshots = update.applicationSnapshotConfigurationUpdate();
        var rollback = update.applicationSystemRollbackConfigurationUpdate();
        var encryption = update.applicationEncryptionConfigurationUpdate();
        return new ApplicationConfiguration(
                CodeUpdateReader.read(current.code(), update.applicationCodeConfigurationUpdate()),
                flink.checkpoints(current.checkpoints()),
                flink.monitoring(current.monitoring()),
                flink.parallelism(current.parallelism()),
                properties == null
                        ? current.propertyGroups()
                        : ConfigurationReader.propertyGroups(properties.propertyGroups()),
                vpcConfigurations(current.vpcConfigurations(), update.vpcConfigurationUpdates()),
                snapshots == null ? current.snapshotsEnabled() : snapshots.snapshotsEnabledUpdate(),
                rollback == null ? current.rollbackEnabled() : rollback.rollbackEnabledUpdate(),
                encryption == null
                        ? current.encryption()
                        : ConfigurationReader.encryption(encryption.keyTypeUpdateAsString(), encryption.keyIdUpdate()));
    }

    private static List<VpcConfiguration> vpcConfigurations(
            List<VpcConfiguration> current, List<VpcConfigurationUpdate> updates) {
        List<VpcConfiguration> result = current;
        for (VpcConfigurationUpdate update : updates) {
            requireKnown(
                    current.stream().anyMatch(vpc -> vpc.id().equals(update.vpcConfigurationId())),
                    "VPC configuration",
                    update.vpcConfigurationId());
            result = result.stream()
                    .map(vpc -> vpc.id().equals(update.vpcConfigurationId()) ? changed(vpc, update) : vpc)
                    .toList();
        }
        return result;
    }

    private static VpcConfiguration changed(VpcConfiguration vpc, VpcConfigurationUpdate update) {
        return new VpcConfiguration(
                vpc.id(),
                update.hasSubnetIdUpdates() ? update.subnetIdUpdates() : vpc.subnetIds(),
                update.hasSecurityGroupIdUpdates() ? update.securityGroupIdUpdates() : vpc.securityGroupIds());
    }

    private static List<LoggingOption> loggingOptions(
            List<LoggingOption> current, List<CloudWatchLoggingOptionUpdate> updates) {
        List<LoggingOption> result = current;
        for (CloudWatchLoggingOptionUpdate update : updates) {
            String id = update.cloudWatchLoggingOptionId();
            requireKnown(current.stream().anyMatch(option -> option.id().equals(id)), "CloudWatch logging option", id);
            if (update.logStreamARNUpdate() != null) {
                result = result.stream()
                        .map(option ->
                                option.id().equals(id) ? new LoggingOption(id, update.logStreamARNUpdate()) : option)
                        .toList();
            }
        }
        return result;
    }

    private static void requireKnown(boolean known, String what, String id) {
        if (!known) {
            throw refusal("The application has no " + what + " with the id " + id
                    + ". DescribeApplication shows those it has.");
        }
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
