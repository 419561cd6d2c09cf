package dev.drey.logs;

/**
 * An event in a stream.
 *
 * @param position its place in the stream: those that came in later have a greater one
 * @param timestamp when it happened, in milliseconds since 1970
 * @param ingestedAt when it came in, likewise
 */
public record LogEvent(long position, long timestamp, long ingestedAt, String message) {}
