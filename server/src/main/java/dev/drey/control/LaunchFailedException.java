package dev.drey.control;

/** A cluster or its job did not come up. The message gives the root cause in plain words. */
class LaunchFailedException extends Exception {
    LaunchFailedException(String message) {
        super(message);
    }

    LaunchFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
