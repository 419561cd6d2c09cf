package dev.drey.bridge.state;

/** There was more state than could be read in the time given. */
final class OutOfTimeException extends Exception {

    private static final long serialVersionUID = 1;

    OutOfTimeException() {
        super("the time was up");
    }
}
