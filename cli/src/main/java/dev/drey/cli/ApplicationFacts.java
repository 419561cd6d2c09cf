package dev.drey.cli;

import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Service;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.CheckpointStatistics;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobOverview;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;

/**
 * What a person wants to know of an application at one look. Written out as JSON as it stands.
 *
 * @param job null when no job is there, or when Flink does not answer now
 * @param doctor null when nothing is known to be wrong
 */
record ApplicationFacts(
        String name,
        String status,
        String runtime,
        long version,
        @Nullable JobFacts job,
        @Nullable DoctorFacts doctor) {

    /**
     * The gravest of the doctor's findings that stand.
     *
     * @param cause its id
     */
    record DoctorFacts(String cause, String severity, String sentence) {

        /** A line for people. */
        String words(String application) {
            return sentence + " (" + cause + "); drey doctor " + application;
        }
    }

    /**
     * Its job, as Flink has it.
     *
     * @param dashboard where a person can look at it; null when it cannot be looked at just now
     * @param checkpoints how many have completed since the job was last submitted
     * @param failedCheckpoints likewise
     * @param recentCheckpoints newest first
     * @param standbyTaskManagers how many of the processes are there to step in for another
     */
    record JobFacts(
            String id,
            @Nullable String dashboard,
            String status,
            int tasksRunning,
            int tasks,
            long checkpoints,
            long failedCheckpoints,
            List<CheckpointFacts> recentCheckpoints,
            List<Cluster.Member> processes,
            int standbyTaskManagers) {}

    /** A checkpoint or savepoint. */
    record CheckpointFacts(
            long id, String status, boolean savepoint, String triggered, long durationMillis, long bytes) {

        static CheckpointFacts of(Checkpoint checkpoint) {
            return new CheckpointFacts(
                    checkpoint.id(),
                    checkpoint.status(),
                    checkpoint.isSavepoint(),
                    checkpoint.triggeredAt().toString(),
                    checkpoint.duration().toMillis(),
                    checkpoint.sizeBytes());
        }
    }

    static ApplicationFacts read(Service service, ApplicationSummary summary) throws IOException, InterruptedException {
        return new ApplicationFacts(
                summary.applicationName(),
                summary.applicationStatusAsString(),
                summary.runtimeEnvironmentAsString(),
                summary.applicationVersionId(),
                findJob(service, summary.applicationName()).orElse(null),
                null);
    }

    static Optional<DoctorFacts> findDoctor(Service service, String application)
            throws IOException, InterruptedException {
        return service.clusters()
                .findDoctorsReport(application)
                .map(report -> report.path("standing").path(0))
                .filter(gravest -> !gravest.isMissingNode())
                .map(gravest -> new DoctorFacts(
                        gravest.path("cause").asText(),
                        gravest.path("severity").asText(),
                        gravest.path("sentence").asText()));
    }

    static Optional<JobFacts> findJob(Service service, String application) throws IOException, InterruptedException {
        Optional<Cluster> cluster = service.clusters().find(application);
        if (cluster.isEmpty()) {
            return Optional.empty();
        }
        try {
            return findJob(
                    service.clusters().flink(cluster.get()),
                    cluster.get(),
                    service.findDashboard(application, cluster.get()));
        } catch (FlinkException startingOrGone) {
            return Optional.empty();
        }
    }

    private static Optional<JobFacts> findJob(FlinkRest flink, Cluster cluster, Optional<URI> dashboard)
            throws FlinkException {
        Optional<JobOverview> overview = flink.jobs().stream()
                .filter(job -> job.id().equals(cluster.jobId()))
                .findFirst();
        if (overview.isEmpty()) {
            return Optional.empty();
        }
        JobOverview job = overview.get();
        CheckpointStatistics checkpoints = flink.checkpoints(job.id());
        return Optional.of(new JobFacts(
                job.id(),
                dashboard.map(URI::toString).orElse(null),
                job.status().name(),
                job.tasksRunning(),
                job.tasksTotal(),
                checkpoints.completed(),
                checkpoints.failed(),
                checkpoints.recent().stream().map(CheckpointFacts::of).toList(),
                cluster.processes(),
                cluster.standbyTaskManagers()));
    }
}
