package dev.drey.cli;

import dev.drey.cli.remote.Cluster;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.EnvironmentPropertyDescriptions;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/**
 * The settings of fault tolerance that an application runs with, as Flink itself reports them. Written out as JSON as it
 * stands.
 *
 * @param checkpoints how the job takes checkpoints, by the names of Flink's REST API
 * @param cluster other settings, by Flink's own keys
 */
record ConfigFacts(String name, List<SettingFacts> checkpoints, List<SettingFacts> cluster) {

    private static final String OWN_GROUP = "drey.flink";
    private static final Set<String> TIMES = Set.of("interval", "min_pause");
    private static final List<String> SHOWN =
            List.of("execution.checkpointing.", "state.", "restart-strategy.", "heartbeat.", "jobmanager.execution.");

    /** One of them, and whose choice it is. */
    record SettingFacts(String key, String value, String origin) {}

    static ConfigFacts of(ApplicationDetail detail, Cluster cluster, FlinkRest flink) throws FlinkException {
        Map<String, String> own = ownSettings(detail);
        List<SettingFacts> checkpoints = new ArrayList<>();
        flink.checkpointSettings(cluster.jobId())
                .forEach((key, value) -> checkpoints.add(new SettingFacts(key, value, originOf(key, own, detail))));
        List<SettingFacts> others = new ArrayList<>();
        flink.configuration().forEach((key, value) -> {
            boolean chosen = own.containsKey(key);
            if (chosen || SHOWN.stream().anyMatch(key::startsWith)) {
                others.add(new SettingFacts(key, value, chosen ? "property group " + OWN_GROUP : "Drey"));
            }
        });
        return new ConfigFacts(detail.applicationName(), checkpoints, others);
    }

    private static Map<String, String> ownSettings(ApplicationDetail detail) {
        EnvironmentPropertyDescriptions environment =
                detail.applicationConfigurationDescription().environmentPropertyDescriptions();
        return environment == null
                ? Map.of()
                : environment.propertyGroupDescriptions().stream()
                        .filter(group -> group.propertyGroupId().equals(OWN_GROUP))
                        .map(PropertyGroup::propertyMap)
                        .findFirst()
                        .orElse(Map.of());
    }

    /** Flink's REST API has names of its own, so the group as a whole is named where it could be the origin. */
    private static String originOf(String key, Map<String, String> own, ApplicationDetail detail) {
        CheckpointConfigurationDescription asked = detail.applicationConfigurationDescription()
                .flinkApplicationConfigurationDescription()
                .checkpointConfigurationDescription();
        if (TIMES.contains(key)) {
            return asked.configurationTypeAsString().equals("DEFAULT") ? "Amazon's default" : "request";
        }
        String word = key.substring(key.lastIndexOf('.') + 1).replace('_', '-');
        return own.keySet().stream().anyMatch(set -> set.startsWith("execution.checkpointing.") && set.contains(word))
                ? "property group " + OWN_GROUP
                : "Drey";
    }
}
