package dev.drey.telemetry;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.TaskManagerOverview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen of one incarnation so far, and what an observation adds to it. Pure.
 *
 * @param settled checkpoints about which nothing is to be learned any more
 * @param unsettled checkpoints that were read, with the moment until which they are read again: subtasks acknowledge late
 * @param newestException of those that were kept, null before the first
 * @param taskManagers that were registered at the last look, by their addresses, with what they measured then
 */
public record Chronicle(
        Settled settled,
        Map<Long, Instant> unsettled,
        @Nullable Instant newestException,
        Map<String, Seen> taskManagers) {

    /** Subtasks of a checkpoint that expired have been seen to acknowledge it much later. */
    private static final Duration LATE = Duration.ofMinutes(2);

    /** A failure that comes later than this after another one is a story of its own. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    /** So that a job that takes checkpoints all the time does not keep its observer busy with them. */
    private static final int MOST_AT_ONCE = 4;

    /**
     * Begins where an earlier one ended.
     *
     * @param settled ids of checkpoints of the same incarnation that are done with
     * @param newestException of the application, null when none is known
     */
    public static Chronicle begin(List<Long> settled, @Nullable Instant newestException) {
        return new Chronicle(new Settled(settled), Map.of(), newestException, Map.of());
    }

    /** Keeps copies. */
    public Chronicle {
        unsettled = Map.copyOf(unsettled);
        taskManagers = Map.copyOf(taskManagers);
    }

    /** The ids of checkpoints that are done with; only so many that Flink could still list them. */
    record Settled(List<Long> ids) {

        private static final int MOST = 2_000;

        Settled {
            ids = List.copyOf(ids.subList(Math.max(0, ids.size() - MOST), ids.size()));
        }

        boolean has(long id) {
            return ids.contains(id);
        }

        Settled with(List<Long> more) {
            List<Long> all = new ArrayList<>(ids);
            all.addAll(more);
            return new Settled(all);
        }
    }

    /** A task manager at the last look. */
    record Seen(String id, Instant at, Map<String, Double> metrics) {}

    /**
     * What an observation adds.
     *
     * @param next the chronicle after it, but for the checkpoints that are to be read
     * @param wanted ids of checkpoints whose subtasks are to be read now: those never read before the others, failed ones
     *     first, then the newest
     */
    public record Step(Chronicle next, List<Long> wanted, List<KeptException> exceptions, List<LostTaskManager> lost) {}

    /** Takes note of an observation. */
    public Step after(Observation observation) {
        if (observation.job() == null) {
            // Nobody answered: whoever was there may still be.
            return new Step(this, List.of(), List.of(), List.of());
        }
        List<KeptException> exceptions = newExceptions(observation);
        Instant newest = exceptions.isEmpty()
                ? newestException
                : exceptions.get(exceptions.size() - 1).exception().at();
        Map<String, Seen> present = present(observation);
        return new Step(
                new Chronicle(settled, unsettled, newest, present),
                wanted(observation),
                exceptions,
                lost(observation.subject().jobId(), present));
    }

    /**
     * Takes note of checkpoints that were read with their subtasks.
     *
     * @param gone ids that Flink no longer knows
     */
    public Chronicle with(List<CheckpointDetail> read, List<Long> gone, Instant now) {
        Map<Long, Instant> open = new HashMap<>(unsettled);
        List<Long> done = new ArrayList<>(gone);
        for (CheckpointDetail checkpoint : read) {
            long id = checkpoint.summary().id();
            Instant until = open.computeIfAbsent(id, first -> now.plus(LATE));
            if (checkpoint.isFinal() || now.isAfter(until)) {
                done.add(id);
            }
        }
        done.forEach(open::remove);
        return new Chronicle(settled.with(done), open, newestException, taskManagers);
    }

    private List<Long> wanted(Observation observation) {
        return observation.checkpoints().newestFirst().stream()
                .filter(checkpoint -> !checkpoint.summary().status().equals("IN_PROGRESS"))
                .filter(checkpoint -> !settled.has(checkpoint.summary().id()))
                .sorted(Comparator.comparing((CheckpointDetail checkpoint) ->
                                unsettled.containsKey(checkpoint.summary().id()))
                        .thenComparing(checkpoint -> checkpoint.failure() == null)
                        .thenComparing(checkpoint -> checkpoint.summary().id(), Comparator.reverseOrder()))
                .limit(MOST_AT_ONCE)
                .map(checkpoint -> checkpoint.summary().id())
                .toList();
    }

    /** Oldest first. */
    private List<KeptException> newExceptions(Observation observation) {
        List<JobException> fresh = observation.exceptions().stream()
                .filter(exception -> newestException == null || exception.at().isAfter(newestException))
                .sorted(Comparator.comparing(JobException::at))
                .toList();
        List<KeptException> kept = new ArrayList<>();
        Instant former = newestException;
        for (JobException exception : fresh) {
            boolean first = former == null || exception.at().isAfter(former.plus(QUIET));
            kept.add(new KeptException(
                    observation.subject().jobId(), observation.subject().versionId(), first, exception));
            former = exception.at();
        }
        return kept;
    }

    /** One that is registered but tells nothing may be dying: what it told before still counts. */
    private Map<String, Seen> present(Observation observation) {
        Map<String, Seen> present = new HashMap<>();
        for (TaskManagerOverview taskManager : observation.taskManagers()) {
            @Nullable Seen former = taskManagers.get(taskManager.address());
            Map<String, Double> metrics = observation.taskManagerMetrics().getOrDefault(taskManager.id(), Map.of());
            present.put(
                    taskManager.address(),
                    new Seen(
                            taskManager.id(),
                            observation.at(),
                            metrics.isEmpty() && former != null ? former.metrics() : metrics));
        }
        return present;
    }

    private List<LostTaskManager> lost(String jobId, Map<String, Seen> present) {
        return taskManagers.entrySet().stream()
                .filter(former -> !present.containsKey(former.getKey()))
                .map(Map.Entry::getValue)
                .map(seen -> new LostTaskManager(jobId, seen.id(), seen.at(), seen.metrics()))
                .toList();
    }
}
