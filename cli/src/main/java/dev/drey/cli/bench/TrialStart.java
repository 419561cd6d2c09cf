package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.OwnService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts a service for a measurement. */
final class TrialStart {

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

    /** @param settings for {@code drey up}, as options */
    Trial begin(String runtime, Path root, List<String> settings) throws IOException, InterruptedException {
        Path folder = root.resolve(runtime);
        OwnService own = OwnService.on(folder.resolve("service"), screen, time, launcher, settings);
        Service service = own.start(runtime, endings);
        Stage stage = new Stage(screen, time, service);
        Path program = Path.of(System.getProperty("drey.orders", "orders.jar"));
        return new Trial(runtime, stage, new OrdersApplication(stage), folder, program, own, settings, endings);
    }
}
