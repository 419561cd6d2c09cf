package dev.drey.cli.remote;

/** The service refused what it was asked; the message is its own. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
