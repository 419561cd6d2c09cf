package dev.drey.cli.evidence;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.ApplicationEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows why an application's jobs failed, those of clusters that are gone too. */
@Command(
        name = "exceptions",
        description = {
            "Show why the job of an application failed, newest first: the root cause, and then what it led to. In a loop"
                    + " of restarts the oldest of them is the cause."
        },
        mixinStandardHelpOptions = true)
public final class ExceptionsCommand implements Callable<Integer> {

    private static final String STACK_TRACE = "stackTrace";

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many failures to show; default ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--stack", description = "Show the whole stack traces.")
    private boolean stack;

    /**
     * Why a job failed. Written out as JSON as it stands.
     *
     * @param causes the root cause first
     */
    record FailureFacts(String at, String task, String taskManager, List<String> causes, String stackTrace) {

        FailureFacts {
            causes = List.copyOf(causes);
        }
    }

    @Override
    public Integer call() throws Exception {
        return options.perform(this::show);
    }

    private void show(Application application) throws IOException, InterruptedException {
        List<ApplicationEvent> events = application
                .stage()
                .service()
                .clusters()
                .findEvents(application.name(), "newest=1000")
                .orElseThrow(() -> new CommandFailure(
                        "There is no application " + application.name() + ". `drey apps` lists those that are there."));
        List<FailureFacts> failures = new ArrayList<>(events.stream()
                .filter(event -> event.details().containsKey(STACK_TRACE))
                .map(ExceptionsCommand::facts)
                .toList());
        Collections.reverse(failures);
        List<FailureFacts> shown = failures.subList(0, Math.min(Math.max(0, most), failures.size()));
        options.output().answer(shown, describe(application.name(), shown));
    }

    private static FailureFacts facts(ApplicationEvent event) {
        String trace = event.details().getOrDefault(STACK_TRACE, "");
        return new FailureFacts(
                event.at(),
                event.details().getOrDefault("task", ""),
                event.details().getOrDefault("taskManager", ""),
                Causes.rootFirst(trace),
                trace);
    }

    private List<String> describe(String name, List<FailureFacts> failures) {
        if (failures.isEmpty()) {
            return List.of("No failure of a job of " + name + " is known.");
        }
        List<String> lines = new ArrayList<>();
        for (FailureFacts failure : failures) {
            lines.add(failure.at()
                    + (failure.task().isEmpty() ? "" : "  " + failure.task())
                    + (failure.taskManager().isEmpty() ? "" : "  on " + failure.taskManager()));
            for (int index = 0; index < failure.causes().size(); index++) {
                lines.add((index == 0 ? "  " : "    led to ") + failure.causes().get(index));
            }
            if (stack) {
                failure.stackTrace().lines().map(line -> "    | " + line).forEach(lines::add);
            }
        }
        return lines;
    }
}
