package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.CheckpointConfig;
import dev.drey.flink.CheckpointStatistics;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows checkpoints as they complete, as Flink tells of them. */
final class CheckpointWatch {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Stage stage;

    CheckpointWatch(Stage stage) {
        this.stage = stage;
    }

    /** Fails unless Flink itself runs with the settings that the request asked for. */
    void showSettings(RunningJob job) throws FlinkException, CommandFailure {
        CheckpointConfig config = job.flink().checkpointConfig(job.id());
        String found = "interval " + config.interval().toMillis() + ", pause "
                + config.minimumPause().toMillis() + ", " + config.mode();
        stage.screen()
                .say("Flink itself, asked "
                        + (job.cluster().signedOnly()
                                ? "for "
                                : "at " + job.cluster().flinkRest()) + "/jobs/"
                        + job.id() + "/checkpoints/config, runs with");
        stage.screen().say("  " + found + ". The program's own main() asks for 7000; the service's setting wins.");
        if (!config.interval().equals(OrdersRequest.Checkpoints.EXAMPLE.interval())
                || !config.minimumPause().equals(OrdersRequest.Checkpoints.EXAMPLE.pause())) {
            throw new CommandFailure("Flink does not run with the checkpoint configuration of application "
                    + OrdersApplication.NAME + ", which is interval "
                    + OrdersRequest.Checkpoints.EXAMPLE.interval().toMillis() + ", pause "
                    + OrdersRequest.Checkpoints.EXAMPLE.pause().toMillis() + ", but with "
                    + found + ". This is a fault of Drey; please report it.");
        }
    }

    /** The newest checkpoint's id, savepoints and unfinished ones included; 0 when there is none. */
    long newestId(RunningJob job) throws FlinkException {
        return job.flink().checkpoints(job.id()).recent().stream()
                .mapToLong(Checkpoint::id)
                .max()
                .orElse(0);
    }

    /**
     * Waits for the next completed checkpoint and shows it.
     *
     * @param after an id that it must be above
     * @param began since when the job runs without interruption
     */
    Checkpoint next(RunningJob job, long after, Instant began)
            throws InterruptedException, FlinkException, CommandFailure {
        Optional<Checkpoint> next = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            CheckpointStatistics statistics = statistics(job);
            Optional<Checkpoint> completed = statistics.recent().stream()
                    .filter(checkpoint ->
                            checkpoint.isCompleted() && !checkpoint.isSavepoint() && checkpoint.id() > after)
                    .min(Comparator.comparingLong(Checkpoint::id));
            if (completed.isEmpty()) {
                stage.screen().live(progress(statistics.recent(), began));
            }
            return completed;
        });
        Checkpoint checkpoint = next.orElseThrow(() -> new CommandFailure("No checkpoint of application "
                + OrdersApplication.NAME + " completed within " + PATIENCE.toSeconds() + " s. Flink's dashboard shows"
                + " what holds it up; `drey status " + OrdersApplication.NAME + "` says where it is."));
        stage.screen()
                .say("  Checkpoint %d completed: took %s, %s."
                        .formatted(
                                checkpoint.id(),
                                Figures.seconds(checkpoint.duration()),
                                Figures.bytes(checkpoint.fullSizeBytes())));
        return checkpoint;
    }

    /** While a job recovers, Flink may be busy for a moment. */
    private static CheckpointStatistics statistics(RunningJob job) throws FlinkException {
        try {
            return job.flink().checkpoints(job.id());
        } catch (FlinkUnreachableException busy) {
            return job.flink().checkpoints(job.id());
        }
    }

    private String progress(List<Checkpoint> recent, Instant began) {
        Optional<Checkpoint> newest = recent.stream().findFirst();
        if (newest.isPresent() && newest.get().status().equals("IN_PROGRESS")) {
            return "checkpoint " + newest.get().id() + " is being taken";
        }
        Optional<Instant> last = newest.map(Checkpoint::triggeredAt).filter(began::isBefore);
        return new Countdown(last.orElse(began), OrdersRequest.Checkpoints.EXAMPLE.interval(), last.isPresent())
                .at(stage.time().now());
    }
}
