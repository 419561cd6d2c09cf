package dev.drey.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Flink process of the service was launched, read from the process itself, so that plain Flink can be given the
 * same jars and the same memory.
 *
 * @param java the JVM's program
 * @param arguments behind it, with argument files unfolded
 * @param settings Flink's {@code config.yaml}, line by line
 * @param plugins folder of Flink's plug-ins
 */
record FlinkLaunch(String java, List<String> arguments, List<String> settings, String plugins) {

    /** Keeps copies. */
    FlinkLaunch {
        arguments = List.copyOf(arguments);
        settings = List.copyOf(settings);
    }

    /** @throws IOException when the process is gone, or belongs to somebody else */
    static FlinkLaunch of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        List<String> commandLine = entries(process.resolve("cmdline"));
        List<String> environment = entries(process.resolve("environ"));
        List<String> arguments = unfolded(commandLine.subList(1, commandLine.size()));
        return new FlinkLaunch(
                Files.readSymbolicLink(process.resolve("exe")).toString(),
                arguments,
                Files.readAllLines(Path.of(variable(environment, "FLINK_CONF_DIR"), "config.yaml")),
                variable(environment, "FLINK_PLUGINS_DIR"));
    }

    private static List<String> entries(Path file) throws IOException {
        return List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"));
    }

    private static String variable(List<String> environment, String name) throws IOException {
        return environment.stream()
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IOException("The service's Flink process runs without " + name
                        + ", so that plain Flink cannot be started like it. This is a fault of Drey."));
    }

    private static List<String> unfolded(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("@")) {
                Files.readAllLines(Path.of(argument.substring(1))).forEach(line -> all.add(unquoted(line)));
            } else {
                all.add(argument);
            }
        }
        return all;
    }

    /** The service writes one argument a line, in double quotes. */
    static String unquoted(String line) {
        boolean quoted = line.length() >= 2 && line.startsWith("\"") && line.endsWith("\"");
        return quoted ? line.substring(1, line.length() - 1).replaceAll("\\\\(.)", "$1") : line;
    }
}
