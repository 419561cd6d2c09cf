package dev.drey.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group of log streams.
 *
 * @param retentionDays how long its events are kept, null for as long as there is room
 * @param storedBytes what its events take on disk
 */
public record LogGroup(
        String name, Instant createdAt, @Nullable Integer retentionDays, long storedBytes) {}
