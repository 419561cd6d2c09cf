package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.ProcessKill;
import dev.drey.cli.demo.RecoveryTimeline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Kills task managers of plain Flink, each time after a checkpoint. */
final class PlainKills {

    private final Stage stage;
    private final PlainFlink flink;
    private final RunningTasks tasks;

    private PlainKills(Stage stage, PlainFlink flink, RunningTasks tasks) {
        this.stage = stage;
        this.flink = flink;
        this.tasks = tasks;
    }

    /** Gets the program to run there first. */
    static PlainKills on(Trial trial, PlainFlink flink) throws IOException, InterruptedException {
        PlainStart start = new PlainStart(trial, flink);
        start.measure();
        return new PlainKills(trial.stage(), flink, start.tasks());
    }

    RunningTasks tasks() {
        return tasks;
    }

    Duration killTaskManager() throws IOException, InterruptedException {
        tasks.await(stage.screen(), stage.time());
        tasks.awaitCheckpoint(stage.screen(), stage.time(), stage.time().now());
        long victim = flink.taskManager().pid();
        return new ProcessKill(stage.screen(), stage.time())
                .kill("plain Flink's task manager", victim, RecoveryTimeline.ofSameJob(), () -> look(victim));
    }

    private Optional<ProcessKill.Sight> look(long victim) throws IOException {
        flink.replaceDead();
        return tasks.find().map(job -> new ProcessKill.Sight(successor(victim), job));
    }

    private long successor(long victim) {
        long newest = flink.taskManager().pid();
        return newest == victim ? 0 : newest;
    }
}
