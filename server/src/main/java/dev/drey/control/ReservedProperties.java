package dev.drey.control;

import dev.drey.cluster.OwnSettings;
import dev.drey.lifecycle.HealingAllowance;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an application sets in the property group {@code drey}, which is the service's: for what AWS's API has no words. The
 * program never sees it.
 *
 * @param allowOlderCheckpoint whether a job whose newest checkpoint is unusable goes on from an older one by itself,
 *     although that can double output that was already committed
 * @param standbyTaskManagers how many task managers there are beyond those that the KPUs call for
 * @param snapshotFormat in which of Flink's formats snapshots are written
 * @param healing what the service may change by itself
 */
record ReservedProperties(
        boolean allowOlderCheckpoint,
        int standbyTaskManagers,
        SnapshotFormat snapshotFormat,
        HealingAllowance healing) {

    static final String GROUP = PropertyGroup.RESERVED;
    static final String ALLOW_OLDER_CHECKPOINT = "restore.allow-older-checkpoint";
    static final String STANDBY_TASK_MANAGERS = "standby-task-managers";
    static final String SNAPSHOT_FORMAT = "snapshot-format";
    static final String HEAL = "heal";
    static final String HEAL_PAUSE = "heal-pause-minutes";
    static final String HEAL_PER_DAY = "heal-per-day";
    private static final List<String> KEYS =
            List.of(ALLOW_OLDER_CHECKPOINT, STANDBY_TASK_MANAGERS, SNAPSHOT_FORMAT, HEAL, HEAL_PAUSE, HEAL_PER_DAY);

    /** Flink's two formats of savepoints. */
    enum SnapshotFormat {
        /** The same for all state backends. */
        CANONICAL,
        /** The backend's own, which is quicker. */
        NATIVE
    }

    private static final int MOST_STANDBYS = 8;
    private static final ReservedProperties DEFAULT =
            new ReservedProperties(false, 0, SnapshotFormat.CANONICAL, HealingAllowance.NONE);

    /** What holds for the configuration. What nobody could have accepted, such as of an earlier version, is not there. */
    static ReservedProperties of(ApplicationConfiguration configuration) {
        return read(configuration, new ArrayList<>());
    }

    /** The settings of Flink that the application has of its own. */
    static OwnSettings ofFlink(RuntimeEnvironment environment, ApplicationConfiguration configuration) {
        Map<String, String> given = new TreeMap<>();
        configuration.propertyGroups().stream()
                .filter(group -> group.id().equals(PropertyGroup.FLINK))
                .forEach(group -> given.putAll(group.properties()));
        return new OwnSettings(environment, given);
    }

    /** Throws {@link ApiException} that names everything in the service's groups that cannot be used. */
    static void check(RuntimeEnvironment environment, ApplicationConfiguration configuration) {
        List<String> problems = new ArrayList<>();
        ReservedProperties unused = read(configuration, problems);
        refuse(GROUP, "belongs to the service", problems);
        refuse(
                PropertyGroup.FLINK,
                "holds settings of Flink",
                ofFlink(environment, configuration).problems());
    }

    private static void refuse(String group, String what, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "The property group " + group + " " + what + ". " + String.join(" ", problems));
        }
    }

    /** The groups that the program gets. */
    static List<PropertyGroup> ofProgram(ApplicationConfiguration configuration) {
        return configuration.propertyGroups().stream()
                .filter(group -> !group.belongsToService())
                .toList();
    }

    private static ReservedProperties read(ApplicationConfiguration configuration, List<String> problems) {
        ReservedProperties read = DEFAULT;
        for (PropertyGroup group : configuration.propertyGroups()) {
            if (group.id().equals(GROUP)) {
                for (Map.Entry<String, String> property : group.properties().entrySet()) {
                    read = read.with(property.getKey(), property.getValue(), problems);
                }
            }
        }
        return read;
    }

    private ReservedProperties with(String key, String value, List<String> problems) {
        switch (key) {
            case ALLOW_OLDER_CHECKPOINT -> {
                if (value.equals("true") || value.equals("false")) {
                    return new ReservedProperties(value.equals("true"), standbyTaskManagers, snapshotFormat, healing);
                }
                problems.add(key + " must be true or false, not '" + value + "'.");
            }
            case STANDBY_TASK_MANAGERS -> {
                if (value.matches("\\d") && Integer.parseInt(value) <= MOST_STANDBYS) {
                    return new ReservedProperties(
                            allowOlderCheckpoint, Integer.parseInt(value), snapshotFormat, healing);
                }
                problems.add(key + " must be a whole number from 0 to " + MOST_STANDBYS + ", not '" + value + "'.");
            }
            case SNAPSHOT_FORMAT -> {
                if (value.equals("canonical") || value.equals("native")) {
                    return new ReservedProperties(
                            allowOlderCheckpoint,
                            standbyTaskManagers,
                            value.equals("native") ? SnapshotFormat.NATIVE : SnapshotFormat.CANONICAL,
                            healing);
                }
                problems.add(key + " must be canonical or native, not '" + value + "'.");
            }
            case HEAL, HEAL_PAUSE, HEAL_PER_DAY -> {
                return new ReservedProperties(
                        allowOlderCheckpoint,
                        standbyTaskManagers,
                        snapshotFormat,
                        HealingProperties.with(healing, key, value, problems));
            }
            default ->
                problems.add("There is no '" + key + "' in it. Did you mean '" + Spelling.nearest(key, KEYS) + "'?");
        }
        return this;
    }
}
