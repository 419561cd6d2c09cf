package dev.drey.bridge;

import java.util.Optional;
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

/**
 * Keeps the job that main() executes until main() is through, and lets no second one in.
 *
 * <p>Holding it back is what makes a start all or nothing: when main() throws or executes twice, no job was ever
 * submitted and nothing is left to cancel. Safe for use by several threads of the program.
 */
final class JobGate implements PipelineExecutorServiceLoader, PipelineExecutorFactory, PipelineExecutor {

    private static final String NAME = "drey";

    private @Nullable HeldJob held;
    private @Nullable IllegalStateException refusal;

    /** The job that main() executed, or empty when it executed none. */
    synchronized Optional<HeldJob> findJob() {
        return Optional.ofNullable(held);
    }

    /** The error that a second execute was answered with, even if the program caught it; empty if there was none. */
    synchronized Optional<IllegalStateException> findRefusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public synchronized CompletableFuture<JobClient> execute(
            Pipeline pipeline, Configuration configuration, ClassLoader userCodeClassLoader) {
        if (!(pipeline instanceof StreamGraph graph)) {
            throw new IllegalStateException(
                    "The program uses Flink's DataSet API, which is not supported. Use the DataStream or Table API.");
        }
        if (held != null) {
            refusal = secondExecution(held.graph(), graph);
            throw refusal;
        }
        Configuration own = new Configuration(configuration);
        JobID id = own.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)
                .map(JobID::fromHexString)
                .orElseGet(JobID::generate);
        own.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString());
        held = new HeldJob(graph, own, userCodeClassLoader);
        return CompletableFuture.completedFuture(new HeldJobClient(id));
    }

    private static IllegalStateException secondExecution(StreamGraph first, StreamGraph second) {
        return new IllegalStateException("""
                Only one job per application is allowed, but main() called execute() a second time (first job: '%s', \
                second job: '%s'). Neither was started. Build both pipelines on one StreamExecutionEnvironment and \
                call execute() once, or add all INSERT statements to one StatementSet.""".formatted(first.getJobName(), second.getJobName()));
    }

    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
        return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
        return Stream.of(NAME);
    }

    @Override
    public String getName() {
        return NAME;
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
