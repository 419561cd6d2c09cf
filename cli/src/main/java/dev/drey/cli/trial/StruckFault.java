package dev.drey.cli.trial;

/**
 * A fault as it struck. Both times in milliseconds since the epoch, by the clock that also stamps the output.
 *
 * @param kind for operations with a companion, the operation
 * @param from when it began
 * @param to when it was over: for a kill the same moment, for a pause when the process went on
 */
public record StruckFault(FaultKind kind, long from, long to) {}
