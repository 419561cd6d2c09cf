package dev.drey.cli.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.ApplicationEvent;
import dev.drey.cli.remote.Clusters;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what happened to an application. */
@Command(
        name = "events",
        description = {
            "Tell what happened to an application: its status, operations, clusters, failures of its job and its"
                    + " checkpoints. Times are UTC."
        },
        mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens from now on, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many events to begin with, 1000 at most; default ${DEFAULT-VALUE}.")
    private int lines;

    @Override
    public Integer call() throws Exception {
        return options.perform(this::tell);
    }

    private void tell(Application application) throws IOException, InterruptedException {
        Clusters clusters = application.stage().service().clusters();
        PrintStream out = System.out;
        // One at least, to know from where to follow.
        List<ApplicationEvent> events = clusters.findEvents(application.name(), "newest=" + Math.max(1, lines))
                .orElseThrow(() -> new CommandFailure(
                        "There is no application " + application.name() + ". `drey apps` lists those that are there."));
        long last = events.isEmpty() ? 0 : events.get(events.size() - 1).sequence();
        print(out, lines > 0 ? events : List.of(), last);
        while (follow && !out.checkError()) {
            application.stage().time().pause(LOOK);
            var more = clusters.findEvents(application.name(), "after=" + last);
            if (more.isEmpty()) {
                System.err.println("--- " + application.name() + " is gone.");
                return;
            }
            last = print(out, more.get(), last);
        }
    }

    /** In the order in which they happened: what was observed is written down later than what the service did itself. */
    private long print(PrintStream out, List<ApplicationEvent> events, long last) throws JsonProcessingException {
        long newest = last;
        for (ApplicationEvent event : events.stream()
                .sorted(Comparator.comparing((ApplicationEvent event) -> Instant.parse(event.at())))
                .toList()) {
            out.println(options.output().isJson() ? JSON.writeValueAsString(event) : Sentence.of(event));
            newest = Math.max(newest, event.sequence());
        }
        out.flush();
        return newest;
    }
}
