package dev.drey.control;

import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.RootCause;
import dev.drey.lifecycle.Upkeep;
import dev.drey.model.Incarnation;
import java.util.function.IntFunction;

/** Looks at the job of an incarnation. */
final class JobSight {

    private final IntFunction<FlinkRest> flink;

    JobSight(IntFunction<FlinkRest> flink) {
        this.flink = flink;
    }

    Upkeep.Job look(Incarnation incarnation) {
        try {
            return flink.apply(incarnation.restPort()).jobs().stream()
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
