package dev.drey.control;

/** A job could not begin because the checkpoint or savepoint that it was to begin with is damaged or gone. */
final class UnusableStateException extends LaunchFailedException {

    /** @param message names the state and says what is wrong with it */
    UnusableStateException(String message) {
        super(message);
    }
}
