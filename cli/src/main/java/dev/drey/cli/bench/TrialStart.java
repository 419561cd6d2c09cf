package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.OrdersApplication;
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

/** Starts a service of its own, as the demo does, and sees to its end. */
final class TrialStart {

    private static final int ANY_PORT = 0;

    private final Screen screen;
    private final Time time;
    private final Launcher launcher;
    private final Endings endings;

    TrialStart(Screen screen, Time time, Launcher launcher, Endings endings) {
        this.screen = screen;
        this.time = time;
        this.launcher = launcher;
        this.endings = endings;
    }

    Trial begin(String runtime, Path root) throws IOException, InterruptedException {
        Path folder = root.resolve(runtime);
        DataFolder data = new DataFolder(folder.resolve("service"));
        Access access = Access.find(System.getenv(), Path.of(System.getProperty("user.home")));
        refuseForeign(data, access);
        endings.add(() -> end(data));
        ServiceStart start = new ServiceStart(screen, time, data, launcher, access);
        Service service = endings.add(start.findOrStart(ANY_PORT));
        start.installRuntime(runtime);
        Stage stage = new Stage(screen, time, service);
        Path program = Path.of(System.getProperty("drey.orders", "orders.jar"));
        return new Trial(
                runtime,
                stage,
                new OrdersApplication(stage),
                folder,
                program,
                data.findAnnouncedPid()
                        .orElseThrow(() -> new IOException(
                                "The service on " + data.root() + " is gone; its log is " + data.log() + ".")),
                endings);
    }

    /** A measurement would disturb a service that others use, and ends what it measured. */
    private static void refuseForeign(DataFolder data, Access access) throws IOException {
        Optional<URI> announced = data.findAnnouncedEndpoint();
        Optional<Service> running = announced.flatMap(uri -> Service.find(uri, access));
        if (running.isPresent()) {
            running.get().close();
            throw new IOException("A service runs already on " + data.root()
                    + ", and a measurement needs one of its own. Name another folder with --data, or end that one with"
                    + " `drey down --data " + data.root() + "`.");
        }
    }

    private void end(DataFolder data) throws IOException, InterruptedException {
        int code = launcher.run(List.of("down", "--data", data.root().toString()));
        if (code != 0) {
            throw new IOException("The service on " + data.root() + " could not be ended. Its log is " + data.log()
                    + "; `drey down --data " + data.root() + "` tries again.");
        }
    }
}
