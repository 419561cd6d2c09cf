package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.flink.FlinkException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Gets the program to run on a plain Flink whose job manager was just launched, as soon as Flink takes it. */
final class PlainStart {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(40);

    private final Trial trial;
    private final PlainFlink flink;
    private final @Nullable String from;
    private final RunningTasks tasks;

    PlainStart(Trial trial, PlainFlink flink) {
        this(trial, flink, null);
    }

    /** @param from the checkpoint to begin with, null to begin empty */
    PlainStart(Trial trial, PlainFlink flink, @Nullable String from) {
        this.trial = trial;
        this.flink = flink;
        this.from = from;
        this.tasks = new RunningTasks(flink.rest(), UUID.randomUUID().toString().replace("-", ""));
    }

    RunningTasks tasks() {
        return tasks;
    }

    /** All of it from the launch of the processes. */
    StartTimes measure() throws IOException, InterruptedException {
        Stage stage = trial.stage();
        awaitRest();
        CompletableFuture<String> submission = flink.submit(tasks.jobId(), from);
        awaitTasks(submission);
        Duration running = flink.sinceLaunch().elapsed();
        Duration checkpoint = Duration.between(
                flink.launchedAt(), tasks.awaitCheckpoint(stage.screen(), stage.time(), flink.launchedAt()));
        return new StartTimes(running, checkpoint);
    }

    /** Until the job manager has found itself to be the leader, its REST API answers with an error. */
    private void awaitRest() throws IOException, InterruptedException {
        await("its job manager to answer", () -> {
            try {
                flink.rest().overview();
                return true;
            } catch (FlinkException notYet) {
                return false;
            }
        });
    }

    private void awaitTasks(CompletableFuture<String> submission) throws IOException, InterruptedException {
        await("all tasks to run", () -> {
            failWith(submission);
            return tasks.areAllThere();
        });
    }

    private interface Condition {

        boolean holds() throws IOException;
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
        Optional<Boolean> seen = new Awaiting(trial.stage().time(), PATIENCE, LOOK).first(elapsed -> {
            trial.stage().screen().live("plain Flink: waiting for " + what);
            flink.replaceDead();
            return condition.holds() ? Optional.of(true) : Optional.empty();
        });
        if (seen.isEmpty()) {
            throw new IOException("Plain Flink: waited in vain for " + what + ", " + PATIENCE.toSeconds()
                    + " s. Its logs are in " + trial.folder() + "; name a folder that stays with --data.");
        }
    }

    private static void failWith(CompletableFuture<String> submission) throws IOException {
        if (!submission.isCompletedExceptionally()) {
            return;
        }
        try {
            submission.join();
        } catch (CompletionException refused) {
            throw new IOException("Plain Flink did not take the program: " + refused.getMessage(), refused);
        }
    }
}
