package dev.drey.cli.bench;

import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobOverview;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** One job as Flink tells of it while it starts or recovers. No answer is no news. */
record RunningTasks(FlinkRest flink, String jobId) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(40);

    /** Asks for the list of jobs, which Flink answers without a cache. */
    Optional<JobOverview> find() {
        try {
            return flink.jobs().stream().filter(job -> job.id().equals(jobId)).findFirst();
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }

    boolean areAllThere() {
        return find().filter(JobOverview::isFullyRunning).isPresent();
    }

    void await(Screen screen, Time time) throws IOException, InterruptedException {
        Optional<JobOverview> whole = new Awaiting(time, PATIENCE, LOOK).first(elapsed -> {
            screen.live("waiting for all tasks to run");
            return find().filter(JobOverview::isFullyRunning);
        });
        if (whole.isEmpty()) {
            throw new IOException("Not all tasks ran within " + PATIENCE.toSeconds() + " s.");
        }
    }

    /** When the first checkpoint was complete that was triggered at or after {@code from}, by Flink's own clock. */
    Instant awaitCheckpoint(Screen screen, Time time, Instant from) throws IOException, InterruptedException {
        return new Awaiting(time, PATIENCE, LOOK)
                .first(elapsed -> {
                    screen.live("waiting for a checkpoint");
                    return findFirst(from);
                })
                .orElseThrow(() -> new IOException(
                        "No checkpoint was complete within " + PATIENCE.toSeconds() + " s of the start."));
    }

    private Optional<Instant> findFirst(Instant from) {
        try {
            return flink.checkpoints(jobId).recent().stream()
                    .filter(checkpoint -> checkpoint.isCompleted()
                            && !checkpoint.isSavepoint()
                            && !checkpoint.triggeredAt().isBefore(from))
                    .min(Comparator.comparingLong(Checkpoint::id))
                    .map(first -> first.triggeredAt().plus(first.duration()));
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }
}
