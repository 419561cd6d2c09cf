package dev.drey.cli.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command line as a person typed it, and what it came to.
 *
 * @param err progress of {@code --json} included
 */
public record TypedCommand(int code, String out, String err) {

    /** Runs it with the service named at its end. */
    public static TypedCommand run(Supplier<CommandLine> drey, FakeService service, String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--endpoint", service.endpoint().toString()));
        return runAlone(drey, all.toArray(String[]::new));
    }

    /** Runs it as it stands. Picocli writes to the standard error of the time at which the command line is made. */
    public static TypedCommand runAlone(Supplier<CommandLine> drey, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = drey.get().execute(arguments);
            return new TypedCommand(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }
}
