package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Access;
import dev.drey.cli.remote.DataFolder;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the service of the data folder, or starts one that outlives this program. */
public final class ServiceStart {

    private static final int USUAL_PORT = 4577;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOG_LINES_SHOWN = 8;

    private final Screen screen;
    private final Time time;
    private final DataFolder data;
    private final Launcher launcher;
    private final Access access;
    private final List<String> settings;

    /**
     * Nothing is started yet.
     *
     * @param settings more options for {@code drey up}
     */
    public ServiceStart(
            Screen screen, Time time, DataFolder data, Launcher launcher, Access access, List<String> settings) {
        this.screen = screen;
        this.time = time;
        this.data = data;
        this.launcher = launcher;
        this.access = access;
        this.settings = List.copyOf(settings);
    }

    /** @param port null for the usual one, or any free one where that is taken */
    public Service findOrStart(@Nullable Integer port) throws IOException, InterruptedException, CommandFailure {
        Optional<Service> running = findService();
        if (running.isPresent()) {
            screen.say("A service runs already at " + running.get().endpoint() + ", on the data folder " + data.root()
                    + ".");
            return running.get();
        }
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", data.root().toString()));
        choosePort(port).ifPresent(chosen -> arguments.addAll(List.of("--port", String.valueOf(chosen))));
        arguments.addAll(settings);
        Time.Stopwatch watch = time.stopwatch();
        Process process = launcher.startDetached(arguments, data.log());
        Service service = await(process);
        screen.say("Started a service in the background: " + service.endpoint() + " answers after "
                + Figures.seconds(watch.elapsed()) + ".");
        screen.say("  Its data is in " + data.root() + ", its log in " + data.log() + ".");
        return service;
    }

    /** Makes Flink ready; the command that does it draws its own bar. */
    public void installRuntime(String runtime) throws IOException, InterruptedException, CommandFailure {
        screen.wipe();
        int code = launcher.run(
                List.of("runtime", "install", runtime, "--data", data.root().toString()));
        if (code != 0) {
            throw new CommandFailure("The Flink runtime " + runtime + " is not ready; the reason stands above."
                    + " The first time, it is fetched from Maven Central and needs the network.");
        }
    }

    private Optional<Service> findService() throws IOException {
        Optional<URI> announced = data.findAnnouncedEndpoint();
        return announced.isEmpty() ? Optional.empty() : Service.find(announced.get(), access);
    }

    private Service await(Process process) throws IOException, InterruptedException, CommandFailure {
        Optional<Service> service = new Awaiting(time, PATIENCE, LOOK).first(elapsed -> {
            screen.live("starting the service, " + Figures.running(elapsed));
            Optional<Service> found = findService();
            if (found.isEmpty() && !process.isAlive()) {
                throw new CommandFailure("The service on " + data.root() + " did not start; it said:\n" + lastWords());
            }
            return found;
        });
        if (service.isEmpty()) {
            process.destroy();
            throw new CommandFailure("The service on " + data.root() + " did not answer within " + PATIENCE.toSeconds()
                    + " s and was ended again; it said:\n" + lastWords());
        }
        return service.get();
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(data.log());
        return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()).stream()
                        .map(line -> "    " + line)
                        .collect(Collectors.joining("\n"))
                + "\nAll of it is in " + data.log() + ".";
    }

    /** Empty to leave it to the service's own settings. */
    private Optional<Integer> choosePort(@Nullable Integer named) {
        if (named != null) {
            return Optional.of(named);
        }
        if (System.getenv("DREY_PORT") != null || isFree(USUAL_PORT)) {
            return Optional.empty();
        }
        screen.say("Port " + USUAL_PORT + " is taken by another program, so the service gets any free one.");
        return Optional.of(0);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
