package dev.drey.cli.apps;

import java.io.IOException;

/** A command cannot go on, or what came of it is not as promised. The message says what happened and what to do next. */
public final class CommandFailure extends IOException {

    private static final long serialVersionUID = 1;

    /** For the person who typed the command. */
    public CommandFailure(String message) {
        super(message);
    }
}
