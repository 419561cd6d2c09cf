package dev.drey.logs;

/**
 * An event on its way into a stream.
 *
 * @param timestamp when it happened, in milliseconds since 1970
 */
public record NewEvent(long timestamp, String message) {}
