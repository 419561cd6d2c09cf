package dev.drey.model;

import java.util.List;

/** A VPC that the application was asked to run in: kept and described; on one machine it changes nothing. */
public record VpcConfiguration(String id, List<String> subnetIds, List<String> securityGroupIds) {

    /** Keeps copies. */
    public VpcConfiguration {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
