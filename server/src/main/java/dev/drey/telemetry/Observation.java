package dev.drey.telemetry;

import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.TaskManagerOverview;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an application at one moment.
 *
 * @param job null when the job manager did not answer, or does not know the job
 * @param running whether the job runs, and what was missed of an outage
 * @param checkpoints those that Flink still knows, without their subtasks
 * @param exceptions those that Flink still knows, newest first
 * @param taskManagerMetrics by the ids of the task managers
 * @param containers empty in most observations: they are measured twice a minute
 */
public record Observation(
        Instant at,
        Subject subject,
        @Nullable JobDetail job,
        Running running,
        CheckpointHistory checkpoints,
        List<JobException> exceptions,
        List<TaskManagerOverview> taskManagers,
        Map<String, Double> jobMetrics,
        Map<String, Double> jobManagerMetrics,
        Map<String, Map<String, Double>> taskManagerMetrics,
        List<VertexFigures> vertices,
        List<Container> containers) {

    /**
     * Whether the job runs.
     *
     * @param downSince since when it has not been RUNNING, as far as it was looked at; null when it is
     * @param outage how long it stood still between the look before and this one, when it runs again at both
     */
    public record Running(@Nullable Instant downSince, Duration outage) {

        /** How long the newest outage has lasted, or did last; zero when there is none to tell of. */
        public Duration down(Instant now) {
            return downSince == null ? outage : Duration.between(downSince, now);
        }
    }

    /** Keeps copies. */
    public Observation {
        exceptions = List.copyOf(exceptions);
        taskManagers = List.copyOf(taskManagers);
        jobMetrics = Map.copyOf(jobMetrics);
        jobManagerMetrics = Map.copyOf(jobManagerMetrics);
        taskManagerMetrics = Map.copyOf(taskManagerMetrics);
        vertices = List.copyOf(vertices);
        containers = List.copyOf(containers);
    }

    /** One in which nobody answered. */
    static Observation silent(Instant at, Subject subject, Instant downSince) {
        return new Observation(
                at,
                subject,
                null,
                new Running(downSince, Duration.ZERO),
                CheckpointHistory.EMPTY,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** Whether all is as it should be and nothing is under way, so that it need not be looked at so often. */
    public boolean isCalm() {
        return job != null
                && job.isFullyRunning()
                && checkpoints.newestFirst().stream().limit(1).noneMatch(newest -> newest.failure() != null);
    }
}
