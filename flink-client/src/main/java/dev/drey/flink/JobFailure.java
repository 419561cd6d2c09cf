package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a job's exception history: why the job, or a region of it, failed.
 *
 * @param exceptionName class of the outermost exception
 * @param stackTrace as Java prints it, with all causes
 * @param task the subtask that failed, null when it was none, such as for a lost task manager
 * @param taskManager Flink's id of it, null when no task failed there
 * @param concurrent what failed at about the same time, most often as a consequence
 */
public record JobFailure(
        Instant at,
        String exceptionName,
        String stackTrace,
        @Nullable String task,
        @Nullable String taskManager,
        List<JobFailure> concurrent) {

    /** Keeps a copy. */
    public JobFailure {
        concurrent = List.copyOf(concurrent);
    }

    /**
     * The history, newest first as Flink has it.
     *
     * @param most how many entries Flink may answer with
     */
    public static List<JobFailure> list(FlinkRest flink, String jobId, int most) throws FlinkException {
        return of(flink.json("/jobs/" + jobId + "/exceptions?maxExceptions=" + most)
                .path("exceptionHistory")
                .path("entries"));
    }

    private static List<JobFailure> of(JsonNode entries) {
        List<JobFailure> failures = new ArrayList<>();
        for (JsonNode entry : entries) {
            failures.add(new JobFailure(
                    Instant.ofEpochMilli(entry.path("timestamp").asLong()),
                    entry.path("exceptionName").asText(),
                    entry.path("stacktrace").asText(),
                    entry.path("taskName").textValue(),
                    entry.path("taskManagerId").textValue(),
                    of(entry.path("concurrentExceptions"))));
        }
        return failures;
    }

    /** The innermost cause in one line, with the place in the user's code where there is one. */
    public String rootCause() {
        return RootCause.withPlace(stackTrace);
    }
}
