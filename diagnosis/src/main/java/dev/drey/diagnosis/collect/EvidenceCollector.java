package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.evidence.ThreadDump;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes evidence of one job out of REST documents. Only reads. A document that is missing is noted as absent; only a
 * source that gives nothing at all is an error.
 */
public final class EvidenceCollector {

    private static final int DUMPS_IN_A_ROW = 4;
    private static final int MOST_THREAD_DUMPS = 8;

    private EvidenceCollector() {}

    /**
     * A job that a source knows.
     *
     * @param running whether it has not ended
     */
    public record JobName(String id, String name, String state, boolean running) {}

    /** All jobs that the source knows, newest first; empty when there is none. */
    public static List<JobName> jobs(RestSource source) throws IOException {
        Optional<JsonNode> overview = source.json("/jobs/overview");
        if (overview.isEmpty()) {
            throw new IOException(
                    "What answers at " + source.name() + " is not Flink's REST API: it has no /jobs/overview.");
        }
        List<JsonNode> jobs = new ArrayList<>();
        overview.get().path("jobs").forEach(jobs::add);
        jobs.sort((one, other) -> Long.compare(
                other.path("start-time").asLong(), one.path("start-time").asLong()));
        return jobs.stream()
                .map(job -> new JobName(
                        job.path("jid").asText(),
                        job.path("name").asText(),
                        job.path("state").asText(),
                        job.path("end-time").asLong(-1) < 0))
                .toList();
    }

    /**
     * One look.
     *
     * @param jobId null to look at the cluster alone
     * @param complete whether logs and the times of subtasks in checkpoints are wanted, of which one look has enough
     * @param home what the service knows; null for a cluster that it does not keep
     */
    public static Evidence look(RestSource source, @Nullable String jobId, boolean complete, @Nullable Home home)
            throws IOException {
        Absences absences = new Absences();
        Optional<JsonNode> detail = jobId == null ? Optional.empty() : source.json("/jobs/" + jobId);
        Instant at = detail.map(json -> Json.time(json.path("now"))).orElse(source.readAt());
        @Nullable Job job = detail.isPresent() ? new JobCollector(source, absences, at).collect(detail.get()) : null;
        // Last: where Flink measures anew meanwhile, figures of the job are older than those of processes, and never
        // newer.
        Cluster cluster = new ClusterCollector(source, absences, at).collect();
        if (job == null) {
            absences.add(Absence.Kind.JOB, "There is no job.");
            return new Evidence(
                    at,
                    cluster,
                    null,
                    Checkpoints.unknown(),
                    List.of(),
                    complete ? logs(source, cluster, List.of(), absences) : Logs.none(),
                    List.of(),
                    Map.of(),
                    home,
                    null,
                    absences.all());
        }
        List<Failure> failures = failures(source, job, absences);
        return new Evidence(
                at,
                cluster,
                job,
                new CheckpointCollector(source, job.id(), absences).collect(complete),
                failures,
                complete ? logs(source, cluster, failures, absences) : Logs.none(),
                threadDumps(source, job, at, absences),
                source.isLive() ? Map.of() : flameGraphs(source, job),
                home,
                null,
                absences.all());
    }

    /** All of them as one. */
    public static Evidence looks(List<RestSource> sources, @Nullable String jobId, @Nullable Home home)
            throws IOException {
        List<Evidence> looks = new ArrayList<>();
        for (RestSource source : sources) {
            looks.add(look(source, jobId, true, home));
        }
        return Looks.unite(looks);
    }

    private static List<Failure> failures(RestSource source, Job job, Absences absences) throws IOException {
        Optional<JsonNode> answer = source.json("/jobs/" + job.id() + "/exceptions");
        if (answer.isEmpty()) {
            absences.add(Absence.Kind.FAILURES, "Flink gave no answer to /jobs/" + job.id() + "/exceptions.");
        }
        return answer.map(FailureReader::read).orElse(List.of());
    }

    private static Logs logs(RestSource source, Cluster cluster, List<Failure> failures, Absences absences)
            throws IOException {
        Set<String> ids = new TreeSet<>();
        cluster.taskManagers().stream().map(TaskManager::id).forEach(ids::add);
        ids.addAll(source.taskManagersWithLogs());
        if (!source.isLive()) {
            failures.stream()
                    .map(Failure::taskManagerId)
                    .filter(id -> id != null && !id.isEmpty())
                    .forEach(ids::add);
        }
        return new LogCollector(source, absences).collect(ids);
    }

    /** Of the task managers that have most of the job's work. */
    private static List<ThreadDump> threadDumps(RestSource source, Job job, Instant at, Absences absences)
            throws IOException {
        if (!job.isRunning()) {
            return List.of();
        }
        Map<String, Integer> subtasks = new HashMap<>();
        job.vertices().stream()
                .flatMap(vertex -> vertex.subtasks().stream())
                .forEach(subtask -> Optional.ofNullable(subtask.taskManagerId())
                        .ifPresent(id -> subtasks.merge(id, 1, Integer::sum)));
        List<String> ids = subtasks.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_THREAD_DUMPS)
                .map(Map.Entry::getKey)
                .toList();
        List<ThreadDump> dumps = new ArrayList<>();
        int times = Math.max(1, MOST_THREAD_DUMPS / Math.max(1, ids.size()));
        for (String id : ids) {
            List<ThreadDump> found = threadDumps(source, id, at, Math.min(times, DUMPS_IN_A_ROW));
            dumps.addAll(found);
            if (found.isEmpty()) {
                absences.add(Absence.Kind.THREAD_DUMPS, "Task manager " + id + " gave no thread dump.");
            }
        }
        return dumps;
    }

    /** A few one after another, as one says little of a thread that does many things a second; a bundle has one. */
    private static List<ThreadDump> threadDumps(RestSource source, String id, Instant at, int times)
            throws IOException {
        List<ThreadDump> dumps = new ArrayList<>();
        String path = "/taskmanagers/" + id + "/thread-dump";
        for (int time = 0; time < times; time++) {
            Instant taken = at.plusMillis(time);
            // Flink does not look at what it does not know; a recording keeps them apart by it.
            Optional<JsonNode> dump = source.json(time == 0 ? path : path + "?again=" + time);
            dump.ifPresent(json -> dumps.add(new ThreadDump(taken, id, ThreadReader.dump(json))));
            if (dump.isEmpty()) {
                break;
            }
        }
        return dumps;
    }

    /** A live cluster would have to be sampled for them, which thread dumps do at less cost. */
    private static Map<String, List<StackSample>> flameGraphs(RestSource source, Job job) throws IOException {
        Map<String, List<StackSample>> graphs = new HashMap<>();
        for (var vertex : job.vertices()) {
            source.json("/jobs/" + job.id() + "/vertices/" + vertex.id() + "/flamegraph?type=full")
                    .map(ThreadReader::flameGraph)
                    .filter(samples -> !samples.isEmpty())
                    .ifPresent(samples -> graphs.put(vertex.id(), samples));
        }
        return graphs;
    }
}
