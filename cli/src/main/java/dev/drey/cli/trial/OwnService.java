package dev.drey.cli.trial;

import dev.drey.cli.demo.ServiceStart;
import dev.drey.cli.remote.Access;
import dev.drey.cli.remote.DataFolder;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A service that a command starts for itself alone, as the demo does, and sees to its end. */
public final class OwnService {

    private static final int ANY_PORT = 0;

    private final DataFolder data;
    private final Launcher launcher;
    private final Access access;
    private final ServiceStart start;
    private final ServiceStart again;
    private boolean over;

    private OwnService(DataFolder data, Launcher launcher, Access access, ServiceStart start, ServiceStart again) {
        this.data = data;
        this.launcher = launcher;
        this.access = access;
        this.start = start;
        this.again = again;
    }

    /**
     * Nothing is started yet.
     *
     * @param root of the data folder
     * @param settings for {@code drey up}, as options
     */
    public static OwnService on(Path root, Screen screen, Time time, Launcher launcher, List<String> settings)
            throws IOException {
        DataFolder data = new DataFolder(root);
        Access access = Access.find(System.getenv(), Path.of(System.getProperty("user.home")));
        return new OwnService(
                data,
                launcher,
                access,
                new ServiceStart(screen, time, data, launcher, access, settings),
                new ServiceStart(Screen.silent(time), time, data, launcher, access, settings));
    }

    /** Starts it, with a runtime ready; the endings will end it and its applications. */
    public Service start(String runtime, Endings endings) throws IOException, InterruptedException {
        refuseForeign();
        endings.add(this::end);
        Service service = endings.add(start.findOrStart(ANY_PORT));
        start.installRuntime(runtime);
        return service;
    }

    /** Starts it once more without a word, after it was ended or killed, where it was before. */
    public synchronized void startAgain(URI endpoint) throws IOException, InterruptedException {
        if (over) {
            throw new IllegalStateException("Interrupted.");
        }
        again.findOrStart(endpoint.getPort()).close();
    }

    /** Where it keeps everything. */
    public DataFolder data() {
        return data;
    }

    /** The process that said last that it is the service. */
    public long pid() throws IOException {
        return data.findAnnouncedPid()
                .orElseThrow(() ->
                        new IOException("The service on " + data.root() + " is gone; its log is " + data.log() + "."));
    }

    /** A trial would disturb a service that others use, and ends what it tried. */
    private void refuseForeign() throws IOException {
        Optional<URI> announced = data.findAnnouncedEndpoint();
        Optional<Service> running = announced.flatMap(uri -> Service.find(uri, access));
        if (running.isPresent()) {
            running.get().close();
            throw new IOException("A service runs already on " + data.root()
                    + ", and this command needs one of its own. Name another folder with --data, or end that one with"
                    + " `drey down --data " + data.root() + "`.");
        }
    }

    /** Ends it and its clusters, also those that it left behind when it was killed. */
    public synchronized void end() throws IOException, InterruptedException {
        if (over) {
            return;
        }
        over = true;
        int code = launcher.run(List.of("down", "--data", data.root().toString()));
        if (code != 0) {
            throw new IOException("The service on " + data.root() + " could not be ended. Its log is " + data.log()
                    + "; `drey down --data " + data.root() + "` tries again.");
        }
    }
}
