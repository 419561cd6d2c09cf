package dev.drey.control;

import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobOverview;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.util.Optional;
import java.util.function.IntFunction;

/** Refuses what needs a snapshot while the job is failing, restarting or silent, as Amazon does. */
final class StrictSnapshotCheck implements SnapshotCheck {

    private final Registry registry;
    private final IntFunction<FlinkRest> flink;

    StrictSnapshotCheck(Registry registry, IntFunction<FlinkRest> flink) {
        this.registry = registry;
        this.flink = flink;
    }

    @Override
    public void require(Application application) {
        if (application.status() != ApplicationStatus.RUNNING
                || !application.version().configuration().snapshotsEnabled()) {
            return;
        }
        Optional<String> obstacle = findObstacle(application);
        if (obstacle.isPresent()) {
            // Clients look for the first sentence, which is Amazon's.
            throw new ApiException(
                    ApiErrorCode.INVALID_APPLICATION_CONFIGURATION,
                    "Failed to take snapshot for the application " + application.name()
                            + " at this moment. The application is currently experiencing downtime: " + obstacle.get()
                            + ". Look into its logs for errors and retry the request, or retry it after disabling"
                            + " snapshots with ApplicationSnapshotConfigurationUpdate.");
        }
    }

    private Optional<String> findObstacle(Application application) {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isEmpty()) {
            return Optional.of("it has no cluster");
        }
        try {
            return flink.apply(incarnation.get().restPort()).jobs().stream()
                    .filter(job -> job.id().equals(incarnation.get().id()))
                    .findFirst()
                    .map(StrictSnapshotCheck::findObstacle)
                    .orElse(Optional.of("its job manager knows no job"));
        } catch (FlinkException silence) {
            return Optional.of("its job manager does not answer");
        }
    }

    private static Optional<String> findObstacle(JobOverview job) {
        return job.canBeSnapshotted()
                ? Optional.empty()
                : Optional.of("its job is " + job.status() + " with " + job.tasksRunning() + " of " + job.tasksTotal()
                        + " tasks running");
    }
}
