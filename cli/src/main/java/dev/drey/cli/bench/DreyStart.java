package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.remote.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;

/** Starts the application once, and looks at its status and at Flink all the while. */
final class DreyStart {

    private final Trial trial;
    private @Nullable RunningTasks tasks;
    private @Nullable Duration tasksRunning;

    DreyStart(Trial trial) {
        this.trial = trial;
    }

    /**
     * All of it from the answer to StartApplication.
     *
     * @param running until DescribeApplication said RUNNING
     */
    record Times(Duration running, StartTimes flink) {}

    Times measure(ApplicationRestoreType from) throws IOException, InterruptedException {
        Stage stage = trial.stage();
        Instant before = stage.time().now();
        Duration running = trial.application().start(from, this::look);
        Instant answered = stage.time().now().minus(running);
        if (tasks == null || tasksRunning == null) {
            tasks().await(stage.screen(), stage.time());
            tasksRunning = Duration.between(answered, stage.time().now());
        }
        Instant checkpoint = tasks().awaitCheckpoint(stage.screen(), stage.time(), before);
        return new Times(running, new StartTimes(tasksRunning, Duration.between(answered, checkpoint)));
    }

    private void look(Duration elapsed) throws IOException, InterruptedException {
        if (tasks == null) {
            findTasks().ifPresent(found -> tasks = found);
        }
        if (tasks != null && tasksRunning == null && tasks.areAllThere()) {
            tasksRunning = elapsed;
        }
    }

    private RunningTasks tasks() throws IOException, InterruptedException {
        return tasks == null
                ? findTasks()
                        .orElseThrow(() -> new IOException(
                                "Application " + OrdersApplication.NAME + " is RUNNING, but has no cluster."))
                : tasks;
    }

    private Optional<RunningTasks> findTasks() throws IOException, InterruptedException {
        Optional<Cluster> cluster = trial.stage().service().clusters().find(OrdersApplication.NAME);
        return cluster.map(
                found -> new RunningTasks(trial.stage().service().clusters().flink(found), found.jobId()));
    }
}
