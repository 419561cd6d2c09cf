package dev.drey.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream of events in a group. Times of events are milliseconds since 1970, null while there is none.
 *
 * @param firstEvent time of the oldest event
 * @param lastEvent time of the newest event
 * @param lastIngestion when an event last came in
 * @param storedBytes what its events take on disk
 */
public record LogStream(
        StreamName name,
        Instant createdAt,
        @Nullable Long firstEvent,
        @Nullable Long lastEvent,
        @Nullable Long lastIngestion,
        long storedBytes) {}
