package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A real service in its own process, on a data folder of its own. It may be killed and started again, always on the
 * same port, as a user's would be. Closing ends it and everything that it started, and fails when something was left.
 */
final class DreyService implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final int LOG_LINES_SHOWN = 60;

    private final Path folder;
    private final List<String> settings;
    private final Thread lastResort = new Thread(this::endByForce);
    private Process process;
    private URI endpoint;
    private Clients clients;

    private DreyService(Path folder, List<String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts a service on a new data folder.
     *
     * @param settings each as {@code key=value}
     */
    static DreyService start(String name, String... settings) {
        return start(name, data -> {}, settings);
    }

    /** The same, on a data folder that {@code prepare} gets first, before it is there. */
    static DreyService start(String name, Consumer<Path> prepare, String... settings) {
        Path folder = Build.scratch().resolve(name);
        // Of a run that was killed.
        Processes.of(folder).forEach(left -> Processes.kill(left.pid()));
        DreyService service = new DreyService(emptied(folder), List.of(settings));
        prepare.accept(service.data());
        Runtime.getRuntime().addShutdownHook(service.lastResort);
        try {
            service.up();
        } catch (RuntimeException | AssertionError failure) {
            service.endByForce();
            throw failure;
        }
        return service;
    }

    /** Starts the service, again if it was ended or killed. */
    void up() {
        String port = endpoint == null ? "0" : String.valueOf(endpoint.getPort());
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data().toString(), "--port", port));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        process = run(log(), Build.drey(arguments.toArray(String[]::new)));
        endpoint = Await.until("the service announces itself", TO_START, this::announced, uri -> uri != null);
        if (clients == null) {
            clients = new Clients(endpoint);
        }
        assertThat(clients.endpoint()).isEqualTo(endpoint);
    }

    /** SIGKILL. */
    void kill() {
        Processes.kill(process.pid());
    }

    /** SIGSTOP, and SIGCONT after this long. */
    void pause(Duration length) {
        Processes.pause(process.pid(), length);
    }

    /** {@code drey down}: the service and all clusters end. */
    void down() {
        Process command = run(folder.resolve("down.log"), Build.drey("down", "--data", data().toString()));
        Await.that("drey down has ended", TO_END, () -> !command.isAlive());
        assertThat(command.exitValue()).as(tail(folder.resolve("down.log"))).isZero();
        assertThat(log()).content().doesNotContain("did not end in order");
    }

    Path data() {
        return folder.resolve("data");
    }

    URI endpoint() {
        return endpoint;
    }

    Clients clients() {
        return clients;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The newest lines of the service's log. */
    String tail() {
        return tail(log());
    }

    @Override
    public void close() {
        try {
            down();
            List<String> left = Processes.commandLines(Processes.of(data()));
            assertThat(left).as("processes left after drey down").isEmpty();
        } finally {
            endByForce();
            clients.close();
            Runtime.getRuntime().removeShutdownHook(lastResort);
        }
    }

    private void endByForce() {
        Processes.of(data()).forEach(ProcessHandle::destroyForcibly);
    }

    /** Null until the process has said where it is. */
    private URI announced() throws IOException, Await.HopelessException {
        if (!process.isAlive()) {
            throw new Await.HopelessException("it has ended with code " + process.exitValue() + "\n" + tail());
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(data().resolve("service.properties"))) {
            properties.load(reader);
        }
        return properties.getProperty("pid").equals(String.valueOf(process.pid()))
                ? URI.create(properties.getProperty("uri"))
                : null;
    }

    Path log() {
        return folder.resolve("service.log");
    }

    static Process run(Path log, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return log + " ends with:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException failure) {
            return log + " cannot be read: " + failure;
        }
    }

    /** The folder with nothing in it. */
    static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> entries = Files.walk(folder)) {
                    for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(entry);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
