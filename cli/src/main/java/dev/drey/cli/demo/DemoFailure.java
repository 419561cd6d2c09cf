package dev.drey.cli.demo;

import java.io.IOException;

/** The tour cannot go on, or what it shows is not as promised. The message says what happened and what to do next. */
public final class DemoFailure extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message for the person who looks on */
    public DemoFailure(String message) {
        super(message);
    }
}
