package dev.drey.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
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

    /** Flink refuses shorter intervals, while the service's API allows one millisecond. */
    private static final long SHORTEST_INTERVAL_MILLIS = 10;

    /** Flink's own value for no periodic checkpoints; as text, since Flink 1.20 cannot print such a Duration. */
    private static final String NEVER = Long.MAX_VALUE + " ms";

    /** What the program's environments start from, as parts of a job depend on it before there is a job to change. */
    Configuration forEnvironments() {
        Configuration settings = forJob();
        if (!checkpoints.enabled()) {
            settings.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
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

    private Configuration forJob() {
        Configuration settings = new Configuration(cluster);
        if (!settings.contains(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)) {
            settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        }
        if (checkpoints.enabled()) {
            long interval = Math.max(SHORTEST_INTERVAL_MILLIS, checkpoints.intervalMillis());
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(interval));
            settings.set(
                    CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
                    Duration.ofMillis(checkpoints.minPauseMillis()));
        } else {
            // Not Flink's plain "disabled", under which snapshots, too, would count some records twice: without
            // checkpoints Flink drops the alignment of barriers. And no task may wait for a last checkpoint then.
            settings.setString(CheckpointingOptions.CHECKPOINTING_INTERVAL.key(), NEVER);
            settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
        }
        return settings;
    }

    private static void enforceOn(StreamGraph graph, Configuration settings) {
        // Flink 2 tasks read the job's configuration, 1.20 what was derived from the graph's checkpoint settings.
        replaceOwned(graph.getJobConfiguration(), settings);
        replaceAll(graph.getCheckpointConfig(), settings);
        graph.setEnableCheckpointsAfterTasksFinish(
                settings.get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH));
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

    private static void replaceAll(CheckpointConfig target, Configuration settings) {
        CheckpointConfig source = new CheckpointConfig();
        source.configure(settings);
        target.setCheckpointInterval(source.getCheckpointInterval());
        target.setCheckpointIntervalDuringBacklog(source.getCheckpointIntervalDuringBacklog());
        target.setMinPauseBetweenCheckpoints(source.getMinPauseBetweenCheckpoints());
        target.setCheckpointingConsistencyMode(source.getCheckpointingConsistencyMode());
        target.setCheckpointTimeout(source.getCheckpointTimeout());
        target.setMaxConcurrentCheckpoints(source.getMaxConcurrentCheckpoints());
        target.setTolerableCheckpointFailureNumber(source.getTolerableCheckpointFailureNumber());
        target.setExternalizedCheckpointRetention(source.getExternalizedCheckpointRetention());
        target.enableUnalignedCheckpoints(source.isUnalignedCheckpointsEnabled());
        target.setForceUnalignedCheckpoints(source.isForceUnalignedCheckpoints());
        target.setAlignedCheckpointTimeout(source.getAlignedCheckpointTimeout());
        target.enableApproximateLocalRecovery(source.isApproximateLocalRecoveryEnabled());
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
