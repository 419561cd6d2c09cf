package dev.drey.cli.logs;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an application's processes wrote. */
@Command(
        name = "logs",
        description = {
            "Show the Flink logs of an application: of its cluster, or of its last one when it has stopped or failed to"
                    + " start."
        },
        mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(400);

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, through restarts too, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--process",
            paramLabel = "PROCESS",
            description = "Only this one, such as jobmanager or taskmanager-1; with .out behind it what the process"
                    + " printed. Without it all are merged by time.")
    private @Nullable String process;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines to begin with; default ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() throws Exception {
        return options.perform(this::show);
    }

    private void show(Application application) throws IOException, InterruptedException {
        LogView view =
                new LogView(application.stage().service().clusters(), application.name(), new LogChoice(process));
        LogPrinter printer = new LogPrinter(System.out, options.output().isJson(), process != null);
        printer.print(view.last(Math.max(0, lines)));
        if (!view.isLive()) {
            note(application.name() + " has no cluster now; these are the logs of its last one.");
        }
        Time time = application.stage().time();
        while (follow && !printer.isUnheard()) {
            time.pause(LOOK);
            String before = view.incarnation();
            var more = view.more();
            if (!view.incarnation().equals(before)) {
                note(application.name() + " has a new cluster.");
            }
            printer.print(more);
        }
    }

    /** Beside the lines, which programs may read. */
    private static void note(String text) {
        System.err.println("--- " + text);
    }
}
