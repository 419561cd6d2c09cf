package dev.drey.model;

import java.util.List;

/**
 * What an application is told to run and how: everything in it belongs to one version and never changes within it.
 *
 * @param snapshotsEnabled whether stopping takes a snapshot
 * @param rollbackEnabled whether a failed update goes back by itself
 * @param encryption the key that the request names, described back as it was given
 */
public record ApplicationConfiguration(
        Code code,
        CheckpointSettings checkpoints,
        MonitoringSettings monitoring,
        ParallelismSettings parallelism,
        List<PropertyGroup> propertyGroups,
        List<VpcConfiguration> vpcConfigurations,
        boolean snapshotsEnabled,
        boolean rollbackEnabled,
        Encryption encryption) {

    /** The same configuration with other code. */
    public ApplicationConfiguration withCode(Code newCode) {
        return new ApplicationConfiguration(
                newCode,
                checkpoints,
                monitoring,
                parallelism,
                propertyGroups,
                vpcConfigurations,
                snapshotsEnabled,
                rollbackEnabled,
                encryption);
    }

    /** The same configuration in other VPCs. */
    public ApplicationConfiguration withVpcConfigurations(List<VpcConfiguration> newVpcConfigurations) {
        return new ApplicationConfiguration(
                code,
                checkpoints,
                monitoring,
                parallelism,
                propertyGroups,
                newVpcConfigurations,
                snapshotsEnabled,
                rollbackEnabled,
                encryption);
    }

    /** Keeps copies. */
    public ApplicationConfiguration {
        propertyGroups = List.copyOf(propertyGroups);
        vpcConfigurations = List.copyOf(vpcConfigurations);
    }
}
