package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of Flink's REST API as they were at one time, by their paths. A document that is not there is no error; an
 * exception says that no further question makes sense or that this one was not answered in time.
 */
public interface RestSource {

    /** @param path begins with a slash, such as {@code /jobs/overview}; with its query, if it has one */
    Optional<JsonNode> json(String path) throws IOException;

    /** A log, or its beginning and its end where it is long. */
    Optional<String> text(String path) throws IOException;

    /** When the documents were read, by the clock of whoever read them. */
    Instant readAt();

    /** Task managers whose logs it has though Flink may have forgotten them. */
    default Set<String> taskManagersWithLogs() {
        return Set.of();
    }

    /** Whether a question costs the cluster something. */
    boolean isLive();

    /** For messages, such as the address of the cluster. */
    String name();
}
