package dev.drey.bridge;

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

    /** Has the job begin with a savepoint or checkpoint, whatever it was to begin with before. */
    void restoreFrom(String state, boolean allowNonRestored) {
        SavepointRestoreSettings restore = SavepointRestoreSettings.forPath(state, allowNonRestored);
        SavepointRestoreSettings.toConfiguration(restore, configuration);
        graph.setSavepointRestoreSettings(restore);
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
