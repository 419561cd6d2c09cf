package dev.drey.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** Stands in for the cluster: keeps what was submitted, or refuses it with a given failure. */
final class RecordingExecutors implements PipelineExecutorServiceLoader, PipelineExecutorFactory, PipelineExecutor {

    final List<StreamGraph> submitted = new ArrayList<>();

    @Nullable
    Exception refusal;

    @Override
    public CompletableFuture<JobClient> execute(Pipeline pipeline, Configuration configuration, ClassLoader loader) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        submitted.add((StreamGraph) pipeline);
        String id = configuration.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID);
        return CompletableFuture.completedFuture(new HeldJobClient(JobID.fromHexString(id)));
    }

    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
        return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
        return Stream.of(getName());
    }

    @Override
    public String getName() {
        return "recording";
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
        return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
        return this;
    }
}
