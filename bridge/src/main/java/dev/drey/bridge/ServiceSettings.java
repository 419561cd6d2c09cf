package dev.drey.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobType;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The settings that the service owns and the program may not change: when checkpoints are taken comes from the
 * application's checkpoint configuration, everything else about checkpoints, state backend and restore from the
 * cluster's configuration.
 *
 * <p>Amazon documents the same rule: settings made in code have no effect (Managed Service for Apache Flink developer
 * guide, "Fault tolerance" and "Modifiable settings").
 *
 * @param cluster the configuration of the cluster and of this run, without anything the program set
 */
record ServiceSettings(CheckpointSettings checkpoints, Configuration cluster) {

    private static final List<String> OWNED_PREFIXES =
            List.of("execution.checkpointing.", "execution.savepoint", "execution.state-recovery.", "state.");

    // By their names, which all versions share; the constants for them have moved from class to class.
    private static final String MODE = "execution.checkpointing.mode";
    private static final String INTERVAL = "execution.checkpointing.interval";
    private static final String STORAGE = "execution.checkpointing.storage";
    private static final String DIRECTORY = "execution.checkpointing.dir";
    private static final String MIN_PAUSE = "execution.checkpointing.min-pause";
    private static final ConfigOption<Boolean> AFTER_TASKS_FINISH = ConfigOptions.key(
                    "execution.checkpointing.checkpoints-after-tasks-finish")
            .booleanType()
            .defaultValue(true)
            .withFallbackKeys("execution.checkpointing.checkpoints-after-tasks-finish.enabled");

    /** Flink refuses shorter intervals, while the service's API allows one millisecond. */
    private static final long SHORTEST_INTERVAL_MILLIS = 10;

    /** Flink's own value for no periodic checkpoints; as text, since Flink 1.20 cannot print such a Duration. */
    private static final String NEVER = Long.MAX_VALUE + " ms";

    /** What the program's environments start from, as parts of a job depend on it before there is a job to change. */
    Configuration forEnvironments() {
        Configuration settings = forJob();
        if (!checkpoints.enabled()) {
            settings.removeKey(INTERVAL);
        }
        return settings;
    }

    /** Must happen before the job is translated further: the operators' mode is fixed in that step. */
    void enforceOn(HeldJob job) {
        if (job.graph().getJobType() == JobType.BATCH) {
            // A batch job neither can nor need take checkpoints, has a state backend of its own, and starts afresh.
            return;
        }
        Configuration settings = forJob();
        replaceOwned(job.configuration(), settings);
        enforceOn(job.graph(), settings);
        refreshDerivedSettings(job.graph());
    }

    /** What the program has set in its code; to be asked before its job is changed. */
    ProgramSettings programSettingsOf(HeldJob job) {
        return ProgramSettings.of(
                job, contentOf(job.graph().getCheckpointConfig()), forJob(), ServiceSettings::isOwned);
    }

    private Configuration forJob() {
        Configuration settings = new Configuration(cluster);
        if (!settings.containsKey(MODE)) {
            settings.setString(MODE, "EXACTLY_ONCE");
        }
        if (checkpoints.enabled()) {
            long interval = Math.max(SHORTEST_INTERVAL_MILLIS, checkpoints.intervalMillis());
            settings.setString(INTERVAL, interval + " ms");
            settings.setString(MIN_PAUSE, checkpoints.minPauseMillis() + " ms");
        } else {
            // Not Flink's plain "disabled", under which snapshots, too, would count some records twice: without
            // checkpoints Flink drops the alignment of barriers. And no task may wait for a last checkpoint then.
            settings.setString(INTERVAL, NEVER);
            settings.set(AFTER_TASKS_FINISH, false);
        }
        return settings;
    }

    private static void enforceOn(StreamGraph graph, Configuration settings) {
        // Flink 2 tasks read the job's configuration, 1.20 what was derived from the graph's checkpoint settings.
        findJobConfiguration(graph).ifPresent(configuration -> replaceOwned(configuration, settings));
        replaceOwned(contentOf(graph.getCheckpointConfig()), settings);
        graph.setEnableCheckpointsAfterTasksFinish(settings.get(AFTER_TASKS_FINISH));
        // Null lets the cluster's configuration decide.
        graph.setStateBackend(null);
        graph.setCheckpointStorage(null);
    }

    private static void replaceOwned(Configuration target, Configuration settings) {
        for (String key : Set.copyOf(target.keySet())) {
            if (isOwned(key)) {
                target.removeKey(key);
            }
        }
        settings.toMap().forEach((key, value) -> {
            if (isOwned(key)) {
                target.setString(key, value);
            }
        });
    }

    private static boolean isOwned(String key) {
        return OWNED_PREFIXES.stream().anyMatch(key::startsWith);
    }

    /** Where a {@code CheckpointConfig} keeps what the program set; its getters and setters differ between versions. */
    static Configuration contentOf(CheckpointConfig checkpoints) {
        try {
            Field field = CheckpointConfig.class.getDeclaredField("configuration");
            field.setAccessible(true);
            return (Configuration) field.get(checkpoints);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Flink version is not supported: CheckpointConfig has no configuration.", e);
        }
    }

    /** What Flink 1 keeps as an object that the program has set, as the settings that it stands for. */
    static Map<String, String> storageOf(StreamGraph graph) {
        return ProgramSettings.findObject(graph, "getCheckpointStorage")
                .map(storage -> ProgramSettings.findObject(storage, "getCheckpointPath")
                        .map(path -> Map.of(STORAGE, "filesystem", DIRECTORY, path.toString()))
                        .orElseGet(() -> Map.of(STORAGE, "jobmanager")))
                .orElseGet(Map::of);
    }

    /** Flink 1.18 has none: there is nothing of the program's in it then. */
    private static Optional<Configuration> findJobConfiguration(StreamGraph graph) {
        try {
            Method method = StreamGraph.class.getMethod("getJobConfiguration");
            return Optional.of((Configuration) method.invoke(graph));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("This Flink version is not supported.", e);
        }
    }

    /** Flink 2 derives the job's checkpoint settings when the graph is built and has to be told to do so again. */
    private static void refreshDerivedSettings(StreamGraph graph) {
        try {
            Method refresh = StreamGraph.class.getMethod("createJobCheckpointingSettings");
            refresh.invoke(graph);
        } catch (NoSuchMethodException e) {
            // Flink 1.20 derives them from the CheckpointConfig when the job is submitted: nothing to refresh.
            return;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Flink refused the application's checkpoint settings.", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("This Flink version is not supported.", e);
        }
    }
}
