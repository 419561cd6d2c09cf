package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the exception history. Flink 1.13 and later have {@code exceptionHistory}; up to 1.20 there is a root exception
 * beside it, which alone older bundles may have.
 */
final class FailureReader {

    private FailureReader() {}

    /** Newest first. */
    static List<Failure> read(JsonNode answer) {
        List<Failure> failures = new ArrayList<>();
        for (JsonNode entry : answer.path("exceptionHistory").path("entries")) {
            failures.add(entry(entry));
        }
        if (failures.isEmpty() && answer.path("root-exception").isTextual()) {
            @Nullable Instant at = Json.time(answer.path("timestamp"));
            JsonNode first = answer.path("all-exceptions").path(0);
            failures.add(new Failure(
                    at == null ? Instant.EPOCH : at,
                    chain(answer.path("root-exception").asText(), ""),
                    first.path("task").textValue(),
                    first.path("taskManagerId").textValue(),
                    first.path("location").asText(""),
                    List.of()));
        }
        failures.sort(Comparator.comparing(Failure::at).reversed());
        return failures;
    }

    private static Failure entry(JsonNode json) {
        List<Failure> concurrent = new ArrayList<>();
        json.path("concurrentExceptions").forEach(other -> concurrent.add(entry(other)));
        String task = json.path("taskName").asText("");
        String host = json.path("endpoint").asText(json.path("location").asText(""));
        return new Failure(
                Instant.ofEpochMilli(json.path("timestamp").asLong()),
                chain(
                        json.path("stacktrace").asText(),
                        json.path("exceptionName").asText()),
                task.isEmpty() || task.equals("null") ? null : task.replaceFirst(" - execution #\\d+$", ""),
                json.path("taskManagerId").textValue(),
                host.equals("null") || host.startsWith("(unassigned") ? "" : host,
                concurrent);
    }

    private static ErrorChain chain(String stackTrace, String name) {
        return StackTraces.parse(stackTrace)
                .orElseGet(() -> new ErrorChain(List.of(new ErrorChain.Link(name, stackTrace, List.of()))));
    }
}
