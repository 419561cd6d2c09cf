package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.Encryption;
import dev.drey.model.PropertyGroup;
import dev.drey.model.VpcConfiguration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationEncryptionConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSnapshotConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSystemRollbackConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KeyType;

/** Reads the configuration of a new application; what is left out takes the service's defaults. */
final class ConfigurationReader {

    /** AWS makes ids of logging options and VPC configurations from the version that brought them and a number. */
    static final String FIRST_ID = "1.1";

    private ConfigurationReader() {}

    static ApplicationConfiguration read(
            software.amazon.awssdk.services.kinesisanalyticsv2.model.@Nullable ApplicationConfiguration wire) {
        if (wire == null) {
            throw CodeReader.noCode();
        }
        if (wire.sqlApplicationConfiguration() != null || wire.zeppelinApplicationConfiguration() != null) {
            throw new ApiException(
                    ApiErrorCode.UNSUPPORTED_OPERATION,
                    "SqlApplicationConfiguration and ZeppelinApplicationConfiguration are not supported. Supported are"
                            + " Flink applications, with a FlinkApplicationConfiguration.");
        }
        FlinkConfigurationReader flink = new FlinkConfigurationReader(wire.flinkApplicationConfiguration());
        return new ApplicationConfiguration(
                CodeReader.read(wire.applicationCodeConfiguration()),
                flink.checkpoints(),
                flink.monitoring(),
                flink.parallelism(),
                wire.environmentProperties() == null
                        ? List.of()
                        : propertyGroups(wire.environmentProperties().propertyGroups()),
                vpcConfigurations(wire.vpcConfigurations()),
                snapshotsEnabled(wire.applicationSnapshotConfiguration()),
                rollbackEnabled(wire.applicationSystemRollbackConfiguration()),
                encryption(wire.applicationEncryptionConfiguration()));
    }

    static List<PropertyGroup> propertyGroups(
            List<software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup> wire) {
        List<PropertyGroup> groups = wire.stream()
                .map(group -> new PropertyGroup(group.propertyGroupId(), group.propertyMap()))
                .toList();
        Set<String> ids = new HashSet<>();
        for (PropertyGroup group : groups) {
            if (!ids.add(group.id())) {
                throw refusal("There are two property groups with the id " + group.id() + ". Put all properties of one"
                        + " id into one group.");
            }
        }
        return groups;
    }

    private static List<VpcConfiguration> vpcConfigurations(
            List<software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfiguration> wire) {
        if (wire.size() > 1) {
            throw refusal("An application can have one VPC configuration, not " + wire.size() + ".");
        }
        return wire.stream()
                .map(vpc -> new VpcConfiguration(FIRST_ID, vpc.subnetIds(), vpc.securityGroupIds()))
                .toList();
    }

    private static boolean snapshotsEnabled(@Nullable ApplicationSnapshotConfiguration wire) {
        return wire == null || wire.snapshotsEnabled();
    }

    private static boolean rollbackEnabled(@Nullable ApplicationSystemRollbackConfiguration wire) {
        return wire != null && wire.rollbackEnabled();
    }

    private static Encryption encryption(@Nullable ApplicationEncryptionConfiguration wire) {
        if (wire == null) {
            return Encryption.DEFAULT;
        }
        return encryption(wire.keyTypeAsString(), wire.keyId());
    }

    static Encryption encryption(String keyType, @Nullable String keyId) {
        boolean own = keyType.equals(KeyType.CUSTOMER_MANAGED_KEY.toString());
        if (own != (keyId != null)) {
            throw refusal("KeyType " + keyType + (own ? " needs a KeyId." : " goes without a KeyId."));
        }
        return new Encryption(keyType, keyId);
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
