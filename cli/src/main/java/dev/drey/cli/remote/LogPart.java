package dev.drey.cli.remote;

/**
 * A piece of a log.
 *
 * @param start where in the log it begins
 * @param next where to go on
 */
@SuppressWarnings("ArrayRecordComponent") // Is read once and never compared.
public record LogPart(String incarnation, long start, long next, byte[] bytes) {}
