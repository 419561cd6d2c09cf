package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a process told in its log.
 *
 * @param process {@code jobmanager}, or the id of a task manager
 * @param logger may be shortened; empty when the log's layout has none
 * @param error what followed the line; null when nothing did
 */
public record LogEvent(
        Instant at,
        Level level,
        String process,
        String logger,
        String message,
        @Nullable ErrorChain error) {

    /** How bad the writer held it to be. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /** The stack that followed, if one did. */
    public Optional<ErrorChain> findError() {
        return Optional.ofNullable(error);
    }

    /** Whether the message or the error below it has that text. */
    public boolean mentions(String text) {
        return message.contains(text) || (error != null && error.mentions(text));
    }
}
