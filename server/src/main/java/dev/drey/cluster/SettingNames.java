package dev.drey.cluster;

import dev.drey.model.RuntimeEnvironment;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Flink's settings are called in the versions before 1.20, which gathered the checkpoint settings under one prefix.
 * Everywhere in Drey they have their present names; only the file that a Flink process reads has these. Pure.
 */
public final class SettingNames {

    /** From the deprecated keys of Flink 1.20's {@code CheckpointingOptions} and {@code StateRecoveryOptions}. */
    private static final Map<String, String> BEFORE_1_20 = Map.ofEntries(
            Map.entry("execution.checkpointing.storage", "state.checkpoint-storage"),
            Map.entry("execution.checkpointing.dir", "state.checkpoints.dir"),
            Map.entry("execution.checkpointing.savepoint-dir", "state.savepoints.dir"),
            Map.entry("execution.checkpointing.num-retained", "state.checkpoints.num-retained"),
            Map.entry("execution.checkpointing.incremental", "state.backend.incremental"),
            Map.entry("execution.checkpointing.local-backup.enabled", "state.backend.local-recovery"),
            Map.entry("execution.checkpointing.local-backup.dirs", "taskmanager.state.local.root-dirs"),
            Map.entry("execution.checkpointing.create-subdir", "state.checkpoints.create-subdir"),
            Map.entry("execution.checkpointing.data-inline-threshold", "state.storage.fs.memory-threshold"),
            Map.entry("execution.checkpointing.write-buffer-size", "state.storage.fs.write-buffer-size"),
            Map.entry("execution.checkpointing.cleaner.parallel-mode", "state.checkpoint.cleaner.parallel-mode"),
            Map.entry(
                    "execution.checkpointing.checkpoints-after-tasks-finish",
                    "execution.checkpointing.checkpoints-after-tasks-finish.enabled"),
            Map.entry("execution.checkpointing.unaligned.enabled", "execution.checkpointing.unaligned"),
            Map.entry("state.changelog.enabled", "state.backend.changelog.enabled"),
            Map.entry("state.changelog.max-failures-allowed", "state.backend.changelog.max-failures-allowed"),
            Map.entry(
                    "state.changelog.periodic-materialize.interval",
                    "state.backend.changelog.periodic-materialize.interval"),
            Map.entry("state.changelog.storage", "state.backend.changelog.storage"),
            Map.entry("state.changelog.dstl.dfs.base-path", "dstl.dfs.base-path"),
            Map.entry("execution.state-recovery.path", "execution.savepoint.path"),
            Map.entry("execution.state-recovery.ignore-unclaimed-state", "execution.savepoint.ignore-unclaimed-state"),
            Map.entry("execution.state-recovery.claim-mode", "execution.savepoint-restore-mode"),
            Map.entry("execution.state-recovery.from-local", "state.backend.local-recovery"));

    private SettingNames() {}

    /** What a version calls the setting that has this name today. */
    static String of(RuntimeEnvironment environment, String present) {
        return environment.compareTo(RuntimeEnvironment.FLINK_1_20) >= 0
                ? present
                : BEFORE_1_20.getOrDefault(present, present);
    }

    /** What a version calls the settings that have another name today, by their names of today. */
    public static Map<String, String> differing(RuntimeEnvironment environment) {
        return environment.compareTo(RuntimeEnvironment.FLINK_1_20) >= 0 ? Map.of() : BEFORE_1_20;
    }

    /** What a setting is called today that was called so in former versions. */
    static String present(String former) {
        return BEFORE_1_20.entrySet().stream()
                .filter(names -> names.getValue().equals(former))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse(former);
    }

    /** The settings under the names that this version of Flink knows. */
    public static Map<String, String> in(RuntimeEnvironment environment, Map<String, String> settings) {
        Map<String, String> named = new TreeMap<>();
        settings.forEach((name, value) -> named.put(of(environment, name), value));
        return named;
    }
}
