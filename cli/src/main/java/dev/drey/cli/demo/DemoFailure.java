package dev.drey.cli.demo;

import java.io.IOException;

/** The tour cannot go on, or what it shows is not as promised. The message says what happened and what to do next. */
final class DemoFailure extends IOException {

    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }
}
