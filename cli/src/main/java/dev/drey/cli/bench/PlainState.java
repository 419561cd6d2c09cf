package dev.drey.cli.bench;

import dev.drey.cli.text.Awaiting;
import dev.drey.flink.FlinkException;
import dev.drey.flink.JobStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job of a plain Flink, which runs all the time. */
final class PlainState implements StateGround {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Trial trial;
    private final PlainFlink flink;
    private @Nullable PlainKills kills;

    PlainState(Trial trial, PlainFlink flink) {
        this.trial = trial;
        this.flink = flink;
    }

    @Override
    public Side side() {
        return Side.PLAIN;
    }

    /** The kind's settings are those that this Flink was launched with. */
    @Override
    public StateView start(CheckpointKind kind, StateLoad load) throws IOException, InterruptedException {
        PlainFiles.describe(flink.folder(), PlainProgram.stateProperties(load));
        PlainKills started = PlainKills.on(trial, flink);
        kills = started;
        return new StateView(started.tasks(), flink.documents());
    }

    @Override
    public Duration killTaskManager() throws IOException, InterruptedException {
        return running().killTaskManager();
    }

    private PlainKills running() {
        if (kills == null) {
            throw new IllegalStateException("No job was started.");
        }
        return kills;
    }

    @Override
    public void end() throws IOException, InterruptedException {
        RunningTasks tasks = running().tasks();
        try {
            flink.rest().cancel(tasks.jobId());
        } catch (FlinkException refusal) {
            throw new IOException("Plain Flink did not cancel its job: " + refusal.getMessage(), refusal);
        }
        Optional<JobStatus> over = new Awaiting(trial.stage().time(), PATIENCE, LOOK)
                .first(elapsed -> tasks.find().map(job -> job.status()).filter(JobStatus.CANCELED::equals));
        if (over.isEmpty()) {
            throw new IOException("Plain Flink's job was not canceled within " + PATIENCE.toSeconds() + " s.");
        }
    }
}
