package dev.drey.control;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationVersion.Changed;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.PropertyGroup;
import dev.drey.model.Treatment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes single changes of settings to a configuration, and takes them back. Pure. */
final class SettingChanges {

    static final String CHECKPOINTS = "CheckpointConfiguration";
    static final String PARALLELISM = "ParallelismConfiguration";
    static final String MONITORING = "MonitoringConfiguration";
    private static final String TYPE = "ConfigurationType";

    private SettingChanges() {}

    /**
     * The configuration with them.
     *
     * @throws ApiException for one that a configuration has no place for
     */
    static Changed apply(Changed current, List<Treatment.Change> changes) {
        ApplicationConfiguration configuration = current.configuration();
        for (Treatment.Change change : changes) {
            configuration = apply(configuration, change);
        }
        return current.withConfiguration(configuration);
    }

    /** What is now, with the settings as they were before: the code and all else stays as it is now. */
    static Changed takeBack(Changed current, ApplicationConfiguration before) {
        return current.withConfiguration(with(
                current.configuration(),
                before.checkpoints(),
                before.monitoring(),
                before.parallelism(),
                before.propertyGroups()));
    }

    private static ApplicationConfiguration apply(ApplicationConfiguration all, Treatment.Change change) {
        return switch (change.target()) {
            case PropertyGroup.FLINK ->
                with(all, all.checkpoints(), all.monitoring(), all.parallelism(), groups(all.propertyGroups(), change));
            case CHECKPOINTS ->
                with(
                        all,
                        checkpoints(all.checkpoints(), change),
                        all.monitoring(),
                        all.parallelism(),
                        all.propertyGroups());
            case PARALLELISM ->
                with(
                        all,
                        all.checkpoints(),
                        all.monitoring(),
                        parallelism(all.parallelism(), change),
                        all.propertyGroups());
            case MONITORING ->
                with(
                        all,
                        all.checkpoints(),
                        monitoring(all.monitoring(), change),
                        all.parallelism(),
                        all.propertyGroups());
            default -> throw refused(change);
        };
    }

    private static CheckpointSettings checkpoints(CheckpointSettings old, Treatment.Change change) {
        boolean enabled = change.key().equals("CheckpointingEnabled") ? truth(change) : old.enabled();
        Duration interval =
                change.key().equals("CheckpointInterval") ? Duration.ofMillis(number(change, 1)) : old.interval();
        Duration pause = change.key().equals("MinPauseBetweenCheckpoints")
                ? Duration.ofMillis(number(change, 0))
                : old.minimumPause();
        require(change, List.of(TYPE, "CheckpointingEnabled", "CheckpointInterval", "MinPauseBetweenCheckpoints"));
        return new CheckpointSettings(ConfigurationType.CUSTOM, enabled, interval, pause);
    }

    private static ParallelismSettings parallelism(ParallelismSettings old, Treatment.Change change) {
        require(change, List.of(TYPE, "Parallelism", "ParallelismPerKPU"));
        return new ParallelismSettings(
                ConfigurationType.CUSTOM,
                change.key().equals("Parallelism") ? (int) number(change, 1) : old.parallelism(),
                change.key().equals("ParallelismPerKPU") ? (int) number(change, 1) : old.parallelismPerKpu(),
                old.autoScalingEnabled());
    }

    private static MonitoringSettings monitoring(MonitoringSettings old, Treatment.Change change) {
        require(change, List.of(TYPE, "LogLevel", "MetricsLevel"));
        try {
            return new MonitoringSettings(
                    ConfigurationType.CUSTOM,
                    change.key().equals("MetricsLevel")
                            ? MonitoringSettings.MetricsLevel.valueOf(
                                    change.to().toUpperCase(Locale.ROOT))
                            : old.metricsLevel(),
                    change.key().equals("LogLevel")
                            ? MonitoringSettings.LogLevel.valueOf(change.to().toUpperCase(Locale.ROOT))
                            : old.logLevel());
        } catch (IllegalArgumentException unknown) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    change.key() + " cannot be '" + change.to() + "': " + unknown.getMessage());
        }
    }

    private static List<PropertyGroup> groups(List<PropertyGroup> old, Treatment.Change change) {
        List<PropertyGroup> groups = new ArrayList<>();
        Map<String, String> ofFlink = new LinkedHashMap<>();
        for (PropertyGroup group : old) {
            if (group.id().equals(PropertyGroup.FLINK)) {
                ofFlink.putAll(group.properties());
            } else {
                groups.add(group);
            }
        }
        ofFlink.put(change.key(), change.to());
        groups.add(new PropertyGroup(PropertyGroup.FLINK, ofFlink));
        return groups;
    }

    private static boolean truth(Treatment.Change change) {
        if (!change.to().equals("true") && !change.to().equals("false")) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT, change.key() + " must be true or false, not '" + change.to() + "'.");
        }
        return change.to().equals("true");
    }

    private static long number(Treatment.Change change, long least) {
        if (!change.to().matches("\\d{1,9}") || Long.parseLong(change.to()) < least) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    change.key() + " must be a whole number from " + least + ", not '" + change.to() + "'.");
        }
        return Long.parseLong(change.to());
    }

    private static void require(Treatment.Change change, List<String> members) {
        if (!members.contains(change.key())) {
            throw refused(change);
        }
    }

    private static ApiException refused(Treatment.Change change) {
        return new ApiException(
                ApiErrorCode.INVALID_ARGUMENT,
                change.key() + " of " + change.target() + " is nothing that a remedy can change.");
    }

    private static ApplicationConfiguration with(
            ApplicationConfiguration all,
            CheckpointSettings checkpoints,
            MonitoringSettings monitoring,
            ParallelismSettings parallelism,
            List<PropertyGroup> groups) {
        return new ApplicationConfiguration(
                all.code(),
                checkpoints,
                monitoring,
                parallelism,
                groups,
                all.vpcConfigurations(),
                all.snapshotsEnabled(),
                all.rollbackEnabled(),
                all.encryption());
    }
}
