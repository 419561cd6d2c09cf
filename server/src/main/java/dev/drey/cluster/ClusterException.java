package dev.drey.cluster;

/** Processes could not be started or ended. The message is fit for a person. */
public final class ClusterException extends Exception {

    /** A failure that the message explains by itself. */
    public ClusterException(String message) {
        super(message);
    }

    /** A failure with what the system says of it. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
