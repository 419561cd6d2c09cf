package dev.drey.bridge;

/**
 * The state that a job was to begin with cannot be restored. The message says which and why; the service knows this kind of
 * failure by the name of this class.
 */
final class UnusableStateException extends Exception {

    private static final long serialVersionUID = 1;

    /** Without a cause: the service reads the innermost one. */
    UnusableStateException(String message) {
        super(message);
    }
}
