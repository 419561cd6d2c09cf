package dev.drey.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.flink.FlinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the threads of an application's processes do at this moment. */
@Command(
        name = "threads",
        description = "Show what the threads of an application's task managers do at this moment.",
        mixinStandardHelpOptions = true)
public final class ThreadsCommand implements Callable<Integer> {

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = "--task-manager",
            paramLabel = "ID",
            description = "Only this one, such as flink-taskmanager-1 or 1. Without it all of them.")
    private @Nullable String taskManager;

    @Option(names = "--job-manager", description = "The job manager instead.")
    private boolean jobManager;

    /** A thread with its stack as the JVM prints it. Written out as JSON as it stands. */
    record ThreadFacts(String process, String name, String stack) {}

    @Override
    public Integer call() throws Exception {
        return options.perform(this::show);
    }

    private void show(Application application) throws Exception {
        RunningCluster running = RunningCluster.of(application);
        List<ThreadFacts> threads = new ArrayList<>();
        if (jobManager) {
            read(running, "flink-jobmanager", "/jobmanager/thread-dump", threads);
        } else {
            for (String id : chosen(running, application)) {
                read(running, id, "/taskmanagers/" + id + "/thread-dump", threads);
            }
        }
        options.output().answer(threads, describe(threads));
    }

    private List<String> chosen(RunningCluster running, Application application) throws CommandFailure, FlinkException {
        List<String> all = running.flink().taskManagers().stream().sorted().toList();
        if (taskManager == null) {
            return all;
        }
        List<String> chosen = all.stream()
                .filter(id -> id.equals(taskManager) || id.equals("flink-taskmanager-" + taskManager))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandFailure("Application " + application.name() + " has no task manager " + taskManager
                    + ". There are: " + String.join(", ", all) + ".");
        }
        return chosen;
    }

    private static void read(RunningCluster running, String process, String path, List<ThreadFacts> into)
            throws CommandFailure, FlinkException {
        JsonNode dump = running.documents()
                .find(path)
                .orElseThrow(() -> new CommandFailure(
                        "Flink gave no thread dump of " + process + ". It may have died just now; try again."));
        for (JsonNode thread : dump.path("threadInfos")) {
            into.add(new ThreadFacts(
                    process,
                    thread.path("threadName").asText(),
                    thread.path("stringifiedThreadInfo").asText().stripTrailing()));
        }
    }

    private static List<String> describe(List<ThreadFacts> threads) {
        List<String> lines = new ArrayList<>();
        String process = "";
        for (ThreadFacts thread : threads) {
            if (!thread.process().equals(process)) {
                process = thread.process();
                lines.add("=== " + process);
                lines.add("");
            }
            thread.stack().lines().forEach(lines::add);
            lines.add("");
        }
        return lines;
    }
}
