package dev.drey.cli.trial;

import picocli.CommandLine.Model.CommandSpec;

/** What a result says of where it comes from. */
public final class TypedLine {

    private TypedLine() {}

    /** The command line as it was typed, behind the name of the program. */
    public static String of(CommandSpec command) {
        return command.root().name() + " "
                + String.join(" ", command.root().commandLine().getParseResult().originalArgs());
    }

    /** The program's version. */
    public static String version(CommandSpec command) {
        return String.join(" ", command.root().version());
    }
}
