package dev.drey.cli.remote;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The script that this program was started with; it knows the class path of every command.
 *
 * @param aside whether what other commands write is not this program's result, and goes to standard error
 */
public record Launcher(Path script, boolean aside) {

    private static final List<String> TO_STANDARD_ERROR = List.of("sh", "-c", "exec \"$0\" \"$@\" >&2");

    /** @throws IOException when this program was not started with the script */
    public static Launcher find() throws IOException {
        String named = System.getProperty("drey.launcher");
        if (named == null || !Files.isExecutable(Path.of(named))) {
            throw new IOException("The script `drey` is needed for this, and is not there: " + named
                    + ". Start Drey with that script.");
        }
        return new Launcher(Path.of(named), false);
    }

    /** The same, with the output of other commands on standard error. */
    public Launcher withOutputAside() {
        return new Launcher(script, true);
    }

    /** Runs another command in this program's place, with its input and output, and gives its exit code. */
    public int run(List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(aside ? TO_STANDARD_ERROR : List.of(), arguments))
                .inheritIO()
                .start();
        return process.waitFor();
    }

    /**
     * What another command said.
     *
     * @param code its exit code
     * @param output what it wrote to standard output
     */
    public record Reading(int code, String output) {}

    /** Runs another command and reads its standard output; what it writes to standard error is passed on. */
    public Reading read(List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(List.of(), arguments))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Reading(process.waitFor(), output);
    }

    /**
     * Runs another command, and gives what it wrote to standard output.
     *
     * @throws IOException when it did not end well; what it had to say stands on this program's standard error
     */
    public String output(List<String> arguments) throws IOException, InterruptedException {
        Reading reading = read(arguments);
        if (reading.code() != 0) {
            throw new IOException("`drey " + String.join(" ", arguments) + "` ended with code " + reading.code() + ".");
        }
        return reading.output();
    }

    /** Starts a command that goes on when this program and its terminal have gone; the log is appended to. */
    public Process startDetached(List<String> arguments, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        return new ProcessBuilder(command(List.of("setsid"), arguments))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** What a person types to run it from the folder {@code here}. */
    public String typed(Path here, Map<String, String> environment) {
        if (script.getParent() != null && script.getParent().equals(here)) {
            return "./" + script.getFileName();
        }
        String path = environment.getOrDefault("PATH", "");
        boolean found = List.of(path.split(File.pathSeparator)).stream()
                .anyMatch(folder -> Path.of(folder).equals(script.getParent()));
        return found ? String.valueOf(script.getFileName()) : script.toString();
    }

    private List<String> command(List<String> before, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(script.toString());
        command.addAll(arguments);
        return command;
    }
}
