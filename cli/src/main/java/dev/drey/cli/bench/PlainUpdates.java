package dev.drey.cli.bench;

import dev.drey.cli.text.Awaiting;
import dev.drey.flink.FlinkException;
import dev.drey.flink.SavepointStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Replaces the job of a plain Flink by one that goes on from its savepoint, as a quick script would. */
final class PlainUpdates {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Trial trial;
    private final PlainFlink flink;
    private RunningTasks tasks;

    private PlainUpdates(Trial trial, PlainFlink flink, RunningTasks tasks) {
        this.trial = trial;
        this.flink = flink;
        this.tasks = tasks;
    }

    /** Gets the program to run there first. */
    static PlainUpdates on(Trial trial, PlainFlink flink) throws IOException, InterruptedException {
        PlainStart start = new PlainStart(trial, flink);
        start.measure();
        return new PlainUpdates(trial, flink, start.tasks());
    }

    Path output() {
        return flink.output();
    }

    /** Returns when all tasks of the new job run. */
    void update() throws IOException, InterruptedException {
        String savepoint = stopWithSavepoint();
        tasks = new RunningTasks(flink.rest(), id());
        CompletableFuture<String> submission = flink.submit(tasks.jobId(), savepoint);
        try {
            submission.join();
        } catch (CompletionException refused) {
            throw new IOException("Plain Flink did not take the program again: " + refused.getMessage(), refused);
        }
        tasks.await(trial.stage().screen(), trial.stage().time());
    }

    private String stopWithSavepoint() throws IOException, InterruptedException {
        try {
            String trigger = id();
            flink.rest().stopWithSavepoint(tasks.jobId(), flink.savepoints(), "CANONICAL", trigger);
            return await(trigger);
        } catch (FlinkException failure) {
            throw new IOException("Plain Flink took no savepoint: " + failure.getMessage(), failure);
        }
    }

    private String await(String trigger) throws FlinkException, IOException, InterruptedException {
        SavepointStatus ended = new Awaiting(trial.stage().time(), PATIENCE, LOOK)
                .<SavepointStatus, FlinkException>first(
                        elapsed -> Optional.of(flink.rest().savepoint(tasks.jobId(), trigger))
                                .filter(status -> !status.inProgress()))
                .orElseThrow(() -> new IOException("Plain Flink's savepoint did not end within 3 minutes."));
        return Optional.ofNullable(ended.location())
                .orElseThrow(() -> new IOException("Plain Flink's savepoint failed: " + ended.failure()));
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
