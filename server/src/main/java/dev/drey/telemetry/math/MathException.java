package dev.drey.telemetry.math;

/** An expression or a query that cannot be evaluated; the message tells its author what is wrong with it. */
public final class MathException extends Exception {

    /** @param message a sentence that names the expression or the query */
    public MathException(String message) {
        super(message);
    }
}
