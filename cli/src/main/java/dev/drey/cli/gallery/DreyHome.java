package dev.drey.cli.gallery;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.OwnService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service for those exhibits that need one, which is started with the first of them. */
final class DreyHome {

    private final Path folder;
    private final Screen screen;
    private final Time time;
    private final Launcher launcher;
    private final Endings endings;
    private @Nullable Stage stage;

    /** @param endings of all exhibits together */
    DreyHome(Path folder, Screen screen, Time time, Launcher launcher, Endings endings) {
        this.folder = folder;
        this.screen = screen;
        this.time = time;
        this.launcher = launcher;
        this.endings = endings;
    }

    Path folder() {
        return folder;
    }

    Stage stage(String runtime) throws IOException, InterruptedException {
        Stage known = stage;
        if (known == null) {
            Service service =
                    OwnService.on(folder, screen, time, launcher, List.of()).start(runtime, endings);
            known = new Stage(Screen.silent(time), time, service);
            stage = known;
        }
        return known;
    }
}
