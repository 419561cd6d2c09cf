package dev.drey.bridge;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A job as the program executed it, not yet known to the cluster.
 *
 * @param configuration of the environment it was executed in; holds the job's id
 */
record HeldJob(StreamGraph graph, Configuration configuration, ClassLoader userCodeClassLoader) {

    /** Who the state belongs to from then on, in the words of Flink's versions. */
    private static final List<String> CLAIM_MODES =
            List.of("execution.state-recovery.claim-mode", "execution.savepoint-restore-mode");

    /** Has the job begin with a savepoint or checkpoint, whatever it was to begin with before, in the mode that is set. */
    void restoreFrom(String state, boolean allowNonRestored) {
        Map<String, String> before = configuration.toMap();
        SavepointRestoreSettings.toConfiguration(
                SavepointRestoreSettings.forPath(state, allowNonRestored), configuration);
        for (String key : CLAIM_MODES) {
            String mode = before.get(key);
            if (mode != null) {
                configuration.setString(key, mode);
            }
        }
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.fromConfiguration(configuration));
    }

    /** Hands the job to the cluster and waits until its job master accepted it; throws the cluster's own reason. */
    void submit(PipelineExecutorServiceLoader executors) throws Exception {
        try {
            executors
                    .getExecutorFactory(configuration)
                    .getExecutor(configuration)
                    .execute(graph, configuration, userCodeClassLoader)
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
