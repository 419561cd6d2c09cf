package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command of the operating system, for what only it can do to a machine. */
final class SystemCommand {

    private SystemCommand() {}

    /** Runs it; it must succeed. */
    static void run(String... command) {
        Ended ended = end(command);
        assertThat(ended.code())
                .as(String.join(" ", command) + ": " + ended.output())
                .isZero();
    }

    /** Runs it; whether it succeeded. Not being there is no success. */
    static boolean succeeds(String... command) {
        try {
            return end(command).code() == 0;
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    private static Ended end(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while this ran: " + String.join(" ", command), interruption);
        }
    }

    private record Ended(int code, String output) {}
}
