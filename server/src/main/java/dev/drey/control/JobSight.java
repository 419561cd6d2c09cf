package dev.drey.control;

import dev.drey.flink.Checkpoint;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.RootCause;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Incarnation;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Looks at the job of an incarnation, and through its job manager at the task managers. */
final class JobSight {

    private final IntFunction<FlinkRest> flink;

    JobSight(IntFunction<FlinkRest> flink) {
        this.flink = flink;
    }

    Upkeep.Job look(Incarnation incarnation) {
        try {
            return rest(incarnation).jobs().stream()
                    .filter(job -> job.id().equals(incarnation.id()))
                    .findFirst()
                    .map(job -> switch (job.status()) {
                        case FINISHED -> Upkeep.Job.FINISHED;
                        case FAILED -> Upkeep.Job.FAILED;
                        case CANCELED -> Upkeep.Job.CANCELED;
                        default -> Upkeep.Job.ALIVE;
                    })
                    .orElse(Upkeep.Job.MISSING);
        } catch (FlinkException noAnswer) {
            return Upkeep.Job.UNKNOWN;
        }
    }

    /**
     * The last heartbeat that Flink has of each task manager, by its name; empty when the job manager does not tell. The
     * numbers are only good to be compared.
     */
    Optional<Map<String, Long>> findHeartbeats(Incarnation incarnation) {
        try {
            return Optional.of(rest(incarnation).heartbeats());
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }

    /** Where the newest checkpoint lies that the job has completed; empty when it has none or nobody answers. */
    Optional<String> findNewestCheckpoint(Incarnation incarnation) {
        try {
            return rest(incarnation)
                    .checkpoints(incarnation.id())
                    .findLatestCompleted()
                    .map(Checkpoint::externalPath);
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }

    private FlinkRest rest(Incarnation incarnation) {
        return flink.apply(incarnation.restPort());
    }

    /** How a job that is over has ended, in plain words. */
    String ended(Incarnation incarnation, Upkeep.Job job) {
        if (job != Upkeep.Job.FAILED) {
            return "the job is " + job;
        }
        try {
            return "the job failed for good: "
                    + flink.apply(incarnation.restPort())
                            .rootException(incarnation.id())
                            .map(RootCause::withPlace)
                            .orElse("Flink gives no reason");
        } catch (FlinkException noAnswer) {
            return "the job failed for good";
        }
    }
}
