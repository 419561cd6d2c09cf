package dev.drey.telemetry;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkMonitor;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobStatus;
import dev.drey.flink.MetricSpread;
import dev.drey.flink.TaskManagerOverview;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a job manager for all that an observation needs. One for each incarnation; used by one thread at a time. */
final class Look {

    private static final int EXCEPTIONS = 50;

    /** Metrics appear with the first record of a partition or a window: the list is read again every so many looks. */
    private static final int LOOKS_PER_LIST = 6;

    /** While a job begins they appear one after another, so that the list is read each time. */
    private static final int FIRST_LOOKS = 8;

    private final Subject subject;
    private final FlinkMonitor monitor;
    private final Map<String, List<String>> wantedNames = new HashMap<>();
    private int looks;

    Look(Subject subject, FlinkRest rest) {
        this.subject = subject;
        this.monitor = new FlinkMonitor(rest);
    }

    /**
     * Everything but the subtasks of checkpoints.
     *
     * @param before the look before, null the first time
     */
    Observation take(Instant now, @Nullable Observation before, List<Container> containers) {
        @Nullable Instant downSince = before == null ? null : before.running().downSince();
        try {
            if (looks < FIRST_LOOKS || looks % LOOKS_PER_LIST == 0) {
                wantedNames.clear();
            }
            looks++;
            JobDetail job = monitor.job(subject.jobId());
            CheckpointHistory checkpoints = monitor.checkpoints(subject.jobId());
            List<TaskManagerOverview> taskManagers = monitor.taskManagers();
            return new Observation(
                    now,
                    subject,
                    job,
                    job.status() == JobStatus.RUNNING
                            ? new Observation.Running(null, outage(job, before))
                            : new Observation.Running(downSince == null ? now : downSince, Duration.ZERO),
                    checkpoints,
                    monitor.exceptions(subject.jobId(), EXCEPTIONS),
                    taskManagers,
                    monitor.jobMetrics(subject.jobId(), namesOfJob()),
                    monitor.jobManagerMetrics(MetricTable.JOB_MANAGER_NAMES),
                    ofTaskManagers(taskManagers),
                    vertices(job),
                    containers);
        } catch (FlinkException noAnswer) {
            return Observation.silent(now, subject, downSince == null ? now : downSince);
        }
    }

    /** Of a job that has restarted since the look before, from its last failure until it was RUNNING again. */
    private static Duration outage(JobDetail job, @Nullable Observation before) {
        Instant failed = job.reached().get(JobStatus.RESTARTING);
        Instant running = job.reached().get(JobStatus.RUNNING);
        return before == null
                        || failed == null
                        || running == null
                        || running.isBefore(failed)
                        || !failed.isAfter(before.at())
                ? Duration.ZERO
                : Duration.between(failed, running);
    }

    private static List<String> namesOfJob() {
        List<String> names = new ArrayList<>(MetricTable.JOB_NAMES);
        names.add("downtime");
        return names;
    }

    private Map<String, Map<String, Double>> ofTaskManagers(List<TaskManagerOverview> taskManagers)
            throws FlinkException {
        Map<String, Map<String, Double>> metrics = new HashMap<>();
        for (TaskManagerOverview taskManager : taskManagers) {
            metrics.put(taskManager.id(), monitor.taskManagerMetrics(taskManager.id(), MetricTable.TASK_MANAGER_NAMES));
        }
        return metrics;
    }

    private List<VertexFigures> vertices(JobDetail job) throws FlinkException {
        List<VertexFigures> vertices = new ArrayList<>();
        for (JobDetail.Vertex vertex : job.vertices()) {
            List<String> names = names(vertex);
            Map<String, MetricSpread> totals = monitor.vertexMetrics(subject.jobId(), vertex.id(), names);
            vertices.add(new VertexFigures(vertex, totals, subtasks(vertex, names)));
        }
        return vertices;
    }

    private List<String> names(JobDetail.Vertex vertex) throws FlinkException {
        List<String> known = wantedNames.get(vertex.id());
        if (known != null && !known.isEmpty()) {
            return known;
        }
        List<String> wanted = monitor.vertexMetricNames(subject.jobId(), vertex.id()).stream()
                .filter(MetricTable::isWanted)
                .toList();
        wantedNames.put(vertex.id(), wanted);
        return wanted;
    }

    private Map<String, Double> subtasks(JobDetail.Vertex vertex, List<String> names) throws FlinkException {
        if (subject.level() != MetricsLevel.PARALLELISM) {
            return Map.of();
        }
        List<String> each = new ArrayList<>();
        for (int subtask = 0; subtask < vertex.parallelism(); subtask++) {
            for (String name : names) {
                each.add(subtask + "." + name);
            }
        }
        return monitor.subtaskMetrics(subject.jobId(), vertex.id(), each);
    }

    /** How many requests were sent so far. */
    long requests() {
        return monitor.requests();
    }

    /**
     * A checkpoint with its subtasks; empty when Flink has forgotten it.
     *
     * @throws FlinkException when nobody answers
     */
    Optional<CheckpointDetail> findCheckpoint(JobDetail job, long checkpointId) throws FlinkException {
        return monitor.findCheckpoint(subject.jobId(), checkpointId, job.vertices());
    }
}
