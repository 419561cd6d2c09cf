package dev.drey.cli.demo;

import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Access;
import dev.drey.cli.remote.DataFolder;
import dev.drey.cli.remote.Explanation;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Takes a person on the tour. */
@Command(
        name = "demo",
        description = {
            "A guided tour of about two minutes: runs a real application, kills it, and proves that nothing was lost.",
            "Starts a service in the background if none runs on the data folder, and leaves it running."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default DREY_DATA, else ~/.drey.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of a service started here; default 4577, or any free one where that is taken.")
    private @Nullable Integer port;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
            completionCandidates = Runtimes.class)
    private String runtime = Runtimes.USUAL;

    @Option(names = "--down", description = "End the service and its applications when the tour is over.")
    private boolean down;

    private final Time time = Time.system();
    private final Screen screen = Screen.standard(time);
    private final AtomicBoolean over = new AtomicBoolean();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!Runtimes.NAMES.contains(runtime)) {
            throw new ParameterException(
                    spec.commandLine(), "The demo does not run on " + runtime + ". It runs on: " + Runtimes.NAMES);
        }
        DataFolder folder = DataFolder.of(data, System.getenv(), Path.of(System.getProperty("user.home")));
        Launcher launcher = Launcher.find();
        Farewell farewell = new Farewell(
                launcher.typed(Path.of("").toAbsolutePath(), System.getenv()),
                data == null ? "" : " --data " + folder.root());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveEarly(farewell), "goodbye"));
        try {
            guide(folder, launcher, farewell);
            return ExitCode.OK;
        } catch (Exception failure) {
            screen.say("");
            screen.say(screen.bad("The tour ends here.") + " " + Explanation.of(failure));
            if (System.getenv("DREY_DEBUG") != null) {
                failure.printStackTrace();
            }
            if (!down) {
                screen.say(farewell.early());
            }
            return ExitCode.SOFTWARE;
        } finally {
            over.set(true);
            if (down) {
                screen.say("");
                launcher.run(List.of("down", "--data", folder.root().toString()));
            }
        }
    }

    private void guide(DataFolder folder, Launcher launcher, Farewell farewell) throws Exception {
        Access access = Access.find(System.getenv(), Path.of(System.getProperty("user.home")));
        Time.Stopwatch watch = time.stopwatch();
        screen.heading("Get ready");
        ServiceStart start = new ServiceStart(screen, time, folder, launcher, access, List.of());
        try (Service service = start.findOrStart(port)) {
            start.installRuntime(runtime);
            Tour tour = new Tour(new Stage(screen, time, service), runtime, RUN.format(time.now()));
            RunningJob job = tour.run(Path.of(System.getProperty("drey.orders", "orders.jar")));
            screen.say("");
            screen.say("The whole tour took " + Figures.seconds(watch.elapsed()) + ".");
            if (!down) {
                screen.heading("Go on");
                farewell.lines(service.endpoint(), access, tour.outputUri(), dashboard(service, job))
                        .forEach(screen::say);
            }
        }
    }

    private static String dashboard(Service service, RunningJob job) {
        return service.findDashboard(OrdersApplication.NAME, job.cluster())
                .map(link ->
                        job.cluster().signedOnly() ? link + " (to be opened within three minutes)" : link.toString())
                .orElse("of running applications only");
    }

    private void leaveEarly(Farewell farewell) {
        if (!over.get()) {
            screen.say("");
            screen.say("You left early. " + farewell.early());
        }
    }
}
