package dev.drey.logs.shipping;

/**
 * An event of a source that is on its way into a stream.
 *
 * @param timestamp in milliseconds since 1970
 * @param mark from where to go on behind it
 */
record SourceLine(long timestamp, String message, String mark) {}
