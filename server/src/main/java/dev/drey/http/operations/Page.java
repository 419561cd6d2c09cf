package dev.drey.http.operations;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param nextToken asks for what follows, null at the end
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

    /** The most that AWS's service model allows. */
    private static final int DEFAULT_LIMIT = 50;

    /** How many items a request wants. */
    static int limit(@Nullable Integer requested) {
        return Objects.requireNonNullElse(requested, DEFAULT_LIMIT);
    }
}
