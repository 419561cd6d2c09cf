package dev.drey.telemetry.series;

/** The store of metrics cannot be read or written; the message says which file and why. */
public final class MetricsUnavailableException extends RuntimeException {

    /** @param cause what the store said */
    public MetricsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
