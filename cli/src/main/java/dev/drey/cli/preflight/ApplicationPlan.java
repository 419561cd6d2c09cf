package dev.drey.cli.preflight;

import dev.drey.cli.preflight.PreflightPlan.Checkpoints;
import dev.drey.cli.preflight.PreflightPlan.Size;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.EnvironmentPropertyDescriptions;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ParallelismConfigurationDescription;

/** What an application that exists would run a program with. */
public record ApplicationPlan(
        String runtime, Size size, Checkpoints checkpoints, Map<String, Map<String, String>> properties) {

    /** Keeps a copy. */
    public ApplicationPlan {
        properties = Map.copyOf(properties);
    }

    /** As the API describes it. */
    public static ApplicationPlan of(ApplicationDetail detail) {
        ApplicationConfigurationDescription configuration = detail.applicationConfigurationDescription();
        @Nullable
        FlinkApplicationConfigurationDescription flink = configuration.flinkApplicationConfigurationDescription();
        return new ApplicationPlan(
                detail.runtimeEnvironmentAsString(),
                flink == null ? Size.USUAL : size(flink.parallelismConfigurationDescription()),
                flink == null ? Checkpoints.USUAL : checkpoints(flink.checkpointConfigurationDescription()),
                properties(configuration.environmentPropertyDescriptions()));
    }

    /** Its properties, with these added to them or in their place. */
    public Map<String, Map<String, String>> propertiesAnd(Map<String, Map<String, String>> more) {
        Map<String, Map<String, String>> all = new HashMap<>(properties);
        more.forEach((group, values) -> {
            Map<String, String> merged = new HashMap<>(all.getOrDefault(group, Map.of()));
            merged.putAll(values);
            all.put(group, merged);
        });
        return all;
    }

    private static Size size(@Nullable ParallelismConfigurationDescription known) {
        return known == null ? Size.USUAL : new Size(known.parallelism(), known.parallelismPerKPU());
    }

    private static Checkpoints checkpoints(@Nullable CheckpointConfigurationDescription known) {
        return known == null
                ? Checkpoints.USUAL
                : new Checkpoints(
                        known.checkpointingEnabled(), known.checkpointInterval(), known.minPauseBetweenCheckpoints());
    }

    private static Map<String, Map<String, String>> properties(@Nullable EnvironmentPropertyDescriptions known) {
        Map<String, Map<String, String>> properties = new HashMap<>();
        if (known != null) {
            known.propertyGroupDescriptions()
                    .forEach(group -> properties.put(group.propertyGroupId(), group.propertyMap()));
        }
        return properties;
    }
}
