package dev.drey.diagnosis.catalogue;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A standard message by which a cause shows.
 *
 * @param type matches an error's class, with or without its package; null for any, and for lines of a log without one
 * @param message found in an error's message or in a line of a log; null for any
 * @param within where it counts
 * @param sure how sure it makes, 0 to 1
 */
public record MessagePattern(
        @Nullable Pattern type, @Nullable Pattern message, Set<Within> within, double sure) {

    /** Where a message can be found. */
    public enum Within {
        /** In what the job failed with. */
        FAILURE,
        /** In what a start failed with. */
        START,
        /** In what a checkpoint or savepoint failed with. */
        CHECKPOINT,
        /** In any warning or error of a log. */
        LOG
    }

    /** Keeps a copy. */
    public MessagePattern {
        within = Set.copyOf(within);
        if (type == null && message == null) {
            throw new IllegalArgumentException("A pattern needs a type or a message.");
        }
    }

    /** Whether an error is of it. */
    public boolean matches(String errorType, String errorMessage) {
        return (type == null || type.matcher(errorType).find())
                && (message == null || message.matcher(errorMessage).find());
    }
}
