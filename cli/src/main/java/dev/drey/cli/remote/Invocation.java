package dev.drey.cli.remote;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How the person at the keyboard calls Drey, for commands that they can copy.
 *
 * @param drey what they type to run it
 * @param options with a leading blank those that lead to the same service again, empty where none are needed
 */
public record Invocation(String drey, String options) {

    /** As this program was started. */
    static Invocation now(String options) {
        try {
            return new Invocation(Launcher.find().typed(Path.of("").toAbsolutePath(), System.getenv()), options);
        } catch (IOException withoutTheScript) {
            return new Invocation("drey", options);
        }
    }

    /** The whole line. */
    public String of(String command) {
        return drey + " " + command + options;
    }
}
