package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a job, from Flink's exception history.
 *
 * @param name class of the exception
 * @param stackTrace with all causes, the outermost first
 * @param taskName null when the failure was not that of a task
 * @param taskManagerId where the task ran, null when Flink does not say
 * @param concurrent failures that belong to the same restart
 */
public record JobException(
        Instant at,
        String name,
        String stackTrace,
        @Nullable String taskName,
        @Nullable String taskManagerId,
        List<JobException> concurrent) {

    /** Keeps a copy. */
    public JobException {
        concurrent = List.copyOf(concurrent);
    }

    static JobException of(JsonNode json) {
        List<JobException> concurrent = new ArrayList<>();
        json.path("concurrentExceptions").forEach(entry -> concurrent.add(of(entry)));
        return new JobException(
                Instant.ofEpochMilli(json.path("timestamp").asLong()),
                json.path("exceptionName").asText(),
                json.path("stacktrace").asText(),
                json.path("taskName").textValue(),
                json.path("taskManagerId").textValue(),
                concurrent);
    }
}
