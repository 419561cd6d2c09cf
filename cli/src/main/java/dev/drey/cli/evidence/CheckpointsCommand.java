package dev.drey.cli.evidence;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.flink.CheckpointDetail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the checkpoints of a running job, or one of them by its subtasks. */
@Command(
        name = "checkpoints",
        description = {
            "Show the newest checkpoints of an application's job; with ID where the time of one went, subtask by subtask,"
                    + " slowest first."
        },
        mixinStandardHelpOptions = true)
public final class CheckpointsCommand implements Callable<Integer> {

    private static final int LONGEST_NAME = 40;

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Number of a checkpoint.")
    private @Nullable Long id;

    @Override
    public Integer call() throws Exception {
        return options.perform(this::show);
    }

    private void show(Application application) throws Exception {
        RunningCluster running = RunningCluster.of(application);
        if (id == null) {
            List<CheckpointFacts> history = running.monitor().checkpoints(running.jobId()).newestFirst().stream()
                    .map(CheckpointFacts::of)
                    .toList();
            options.output().answer(history, describe(history));
            return;
        }
        CheckpointDetail detail = running.monitor()
                .findCheckpoint(
                        running.jobId(),
                        id,
                        running.flink().job(running.jobId()).vertices())
                .orElseThrow(() -> new CommandFailure("Flink does not know checkpoint " + id + " of "
                        + application.name() + " any more. `drey checkpoints " + application.name()
                        + "` lists those that it knows."));
        CheckpointFacts facts = CheckpointFacts.of(detail);
        options.output().answer(facts, describe(facts));
    }

    private static List<String> describe(List<CheckpointFacts> history) {
        if (history.isEmpty()) {
            return List.of("The job has taken no checkpoint yet.");
        }
        Table table = new Table()
                .row("ID", "TYPE", "STATUS", "TRIGGERED", "TOOK", "WRITTEN", "STATE", "SUBTASKS", "WHY IT FAILED");
        for (CheckpointFacts one : history) {
            table.row(
                    String.valueOf(one.id()),
                    one.type(),
                    one.status(),
                    one.triggered(),
                    millis(one.duration()),
                    Figures.bytes(one.bytes()),
                    Figures.bytes(one.fullBytes()),
                    one.acknowledged() + " of " + one.of(),
                    one.failure() == null ? "" : one.failure());
        }
        return table.lines();
    }

    static List<String> describe(CheckpointFacts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(facts.type() + " " + facts.id() + " is " + facts.status() + ". It was triggered at "
                + facts.triggered() + " and took " + millis(facts.duration()) + "; " + facts.acknowledged() + " of "
                + facts.of() + " subtasks acknowledged it, and " + Figures.bytes(facts.bytes()) + " were written of "
                + Figures.bytes(facts.fullBytes()) + " of state.");
        if (facts.failure() != null) {
            lines.add("It failed: " + facts.failure() + " The cause is in the job manager's log: drey logs NAME"
                    + " --process jobmanager.");
        }
        lines.add("");
        Table table = new Table()
                .row(
                        "VERTEX",
                        "SUBTASK",
                        "STATUS",
                        "TOOK",
                        "START DELAY",
                        "ALIGNMENT",
                        "SYNC",
                        "ASYNC",
                        "BEFORE BARRIER",
                        "WRITTEN",
                        "STATE",
                        "IN FLIGHT");
        for (CheckpointFacts.SubtaskFacts part : facts.subtasks()) {
            table.row(
                    shortened(part.vertex()),
                    String.valueOf(part.subtask()),
                    part.status(),
                    millis(part.duration()),
                    millis(part.startDelay()),
                    millis(part.alignment()),
                    millis(part.sync()),
                    millis(part.async()),
                    millis(part.beforeBarrier()),
                    Figures.bytes(part.bytes()),
                    Figures.bytes(part.fullBytes()),
                    Figures.bytes(part.inFlightBytes()));
        }
        lines.addAll(table.lines());
        return lines;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String millis(@Nullable Long millis) {
        return millis == null ? "-" : Figures.seconds(Duration.ofMillis(millis));
    }
}
