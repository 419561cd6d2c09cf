package dev.drey.logs.pattern;

/** A filter pattern that is none. The message is fit for a person. */
public final class PatternException extends Exception {

    private static final long serialVersionUID = 1;

    PatternException(String message) {
        super(message);
    }
}
