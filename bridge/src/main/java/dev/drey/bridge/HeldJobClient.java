package dev.drey.bridge;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.DetachedJobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * What the program gets back from executeAsync(): it knows the job's id and nothing else, as the job starts only once
 * main() has returned.
 *
 * <p>The result is there at once and detached, as that of a detached execute() is in Flink. So {@code
 * TableResult.await()}, which many programs end with, returns at once instead of failing the start.
 */
record HeldJobClient(JobID id) implements JobClient {

    @Override
    public JobID getJobID() {
        return id;
    }

    @Override
    public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
        return CompletableFuture.completedFuture(new DetachedJobExecutionResult(id));
    }

    @Override
    public CompletableFuture<JobStatus> getJobStatus() {
        return refuse("ask for its status");
    }

    @Override
    public CompletableFuture<Void> cancel() {
        return refuse("cancel it");
    }

    @Override
    public CompletableFuture<String> stopWithSavepoint(
            boolean advanceToEndOfEventTime, String savepointDirectory, SavepointFormatType formatType) {
        return refuse("stop it");
    }

    @Override
    public CompletableFuture<String> triggerSavepoint(String savepointDirectory, SavepointFormatType formatType) {
        return refuse("take a savepoint");
    }

    @Override
    public CompletableFuture<Map<String, Object>> getAccumulators() {
        return refuse("read its accumulators");
    }

    private <T> CompletableFuture<T> refuse(String wish) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(
                "Job %s starts once main() has returned, so main() cannot %s. Remove that call.".formatted(id, wish)));
    }
}
