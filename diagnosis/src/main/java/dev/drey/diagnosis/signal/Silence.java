package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** For how long no checkpoint completed. */
public final class Silence {

    private static final int MOST_TOLERABLE = 10;

    private Silence() {}

    /** Time since the newest completed checkpoint, or since the job began to run; empty when neither is known. */
    public static Optional<Duration> sinceCompleted(Evidence evidence) {
        Optional<Instant> completed = evidence.checkpoints()
                .findLatestCompleted()
                .map(checkpoint -> checkpoint.triggeredAt().plus(checkpoint.duration()));
        Optional<Instant> running = evidence.findJob().flatMap(job -> job.findTimeOf("RUNNING"));
        return Stream.of(completed, running)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(from -> Duration.between(from, evidence.takenAt()));
    }

    /**
     * After how long without one a healthy job would have had one: the longer of interval and time-out, as often as may
     * fail and twice more. Flink's Kubernetes operator holds the same.
     */
    public static Duration patience(CheckpointSettings settings) {
        Duration longer =
                settings.interval().compareTo(settings.timeout()) > 0 ? settings.interval() : settings.timeout();
        int tolerable = settings.tolerableFailures() == null
                ? 0
                : Math.min(MOST_TOLERABLE, Math.max(0, settings.tolerableFailures()));
        return longer.multipliedBy(tolerable + 2L);
    }

    /** Whether none has completed though several were due by their interval. */
    public static boolean isOverdue(Evidence evidence) {
        Optional<CheckpointSettings> settings =
                evidence.checkpoints().findSettings().filter(CheckpointSettings::enabled);
        Optional<Duration> since = sinceCompleted(evidence);
        if (settings.isEmpty()
                || since.isEmpty()
                || evidence.findJob().filter(Job::isRunning).isEmpty()) {
            return false;
        }
        Duration typical = evidence.checkpoints()
                .completed()
                .map(Checkpoint::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Duration due = settings.get()
                .interval()
                .plus(settings.get().minimumPause())
                .multipliedBy(3)
                .plus(typical.multipliedBy(2))
                .plus(Duration.ofSeconds(10));
        return since.get().compareTo(due) > 0;
    }
}
