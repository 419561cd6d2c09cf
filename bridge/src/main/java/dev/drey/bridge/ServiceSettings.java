package dev.drey.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
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

    /** Flink refuses shorter intervals, while the service's API allows one millisecond. */
    private static final long SHORTEST_INTERVAL_MILLIS = 10;

    /** Must happen before the job is translated further: the operators' mode is fixed in that step. */
    void enforceOn(HeldJob job) {
        StreamGraph graph = job.graph();
        takeFromCluster(job.configuration());
        takeFromCluster(graph.getJobConfiguration());
        CheckpointConfig config = graph.getCheckpointConfig();
        takeFromCluster(config);
        if (graph.getJobType() == JobType.BATCH) {
            // A batch job neither can nor need take checkpoints, and has a state backend of its own.
            config.disableCheckpointing();
        } else {
            setTimes(config);
            // Null lets the cluster's configuration decide.
            graph.setStateBackend(null);
            graph.setCheckpointStorage(null);
        }
        refreshDerivedSettings(graph);
    }

    private void setTimes(CheckpointConfig config) {
        if (!checkpoints.enabled()) {
            config.setCheckpointIntervalDuringBacklog(0);
            config.disableCheckpointing();
            return;
        }
        long interval = Math.max(SHORTEST_INTERVAL_MILLIS, checkpoints.intervalMillis());
        config.setCheckpointInterval(interval);
        config.setCheckpointIntervalDuringBacklog(interval);
        config.setMinPauseBetweenCheckpoints(checkpoints.minPauseMillis());
    }

    private void takeFromCluster(Configuration target) {
        for (String key : Set.copyOf(target.keySet())) {
            if (isOwned(key)) {
                target.removeKey(key);
            }
        }
        cluster.toMap().forEach((key, value) -> {
            if (isOwned(key)) {
                target.setString(key, value);
            }
        });
    }

    private static boolean isOwned(String key) {
        return OWNED_PREFIXES.stream().anyMatch(key::startsWith);
    }

    private void takeFromCluster(CheckpointConfig target) {
        CheckpointConfig source = new CheckpointConfig();
        source.configure(cluster);
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
