package dev.drey.control;

import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobFailure;
import dev.drey.flink.JobOverview;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Tells what Flink itself did about a job: that it failed and why, that a checkpoint failed, what it was restored from,
 * and that it runs again. Flink forgets all that with the job manager, and much of it sooner.
 */
final class JobStory {

    /** A look that sees nothing is no harm, and the next one is soon. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    private static final int FAILURES_ASKED_FOR = 20;

    /** Of a job that seems well, the exceptions are asked for only with every so many looks. */
    private static final int LOOKS_BETWEEN_EXCEPTIONS = 5;

    private static final int LONGEST_STACK_TRACE = 16_000;

    private final IntFunction<FlinkRest> flink;
    private final EventLog events;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    JobStory(IntFunction<FlinkRest> flink, EventLog events) {
        this.flink = flink;
        this.events = events;
    }

    /** What was told of an application's present job: of this service's time only, as telling twice changes nothing. */
    private static final class Seen {
        private final String incarnation;
        private Instant newestFailure = Instant.EPOCH;
        private Instant restored = Instant.EPOCH;
        private long newestFailedCheckpoint;
        private boolean down;
        private int looks;

        Seen(String incarnation) {
            this.incarnation = incarnation;
        }
    }

    /** Looks at the job; one that does not answer has nothing to tell now. */
    void look(Application application, Incarnation incarnation) {
        Seen told = seen.compute(
                application.uid(),
                (uid, former) -> former != null && former.incarnation.equals(incarnation.id())
                        ? former
                        : new Seen(incarnation.id()));
        try {
            look(application, told, flink.apply(incarnation.restPort()).within(TO_ANSWER));
        } catch (FlinkException noAnswer) {
            // What happened meanwhile is in Flink's histories at the next look.
            told.looks = 0;
        }
    }

    private void look(Application application, Seen told, FlinkRest rest) throws FlinkException {
        Optional<JobOverview> job = rest.jobs().stream()
                .filter(found -> found.id().equals(told.incarnation))
                .findFirst();
        boolean well = job.filter(JobOverview::isFullyRunning).isPresent();
        if (!well || told.down || told.looks++ % LOOKS_BETWEEN_EXCEPTIONS == 0) {
            tellFailures(application, told, JobFailure.list(rest, told.incarnation, FAILURES_ASKED_FOR));
        }
        tellCheckpoints(application, told, CheckpointHistory.of(rest, told.incarnation));
        if (told.down && well) {
            told.down = false;
            events.recordOnce(
                    application,
                    "running/" + told.incarnation + "/" + told.newestFailure.toEpochMilli(),
                    null,
                    Kind.JOB,
                    Severity.INFO,
                    "All " + job.get().tasksTotal() + " tasks run again.",
                    Map.of("incarnation", told.incarnation));
        }
    }

    private void tellFailures(Application application, Seen told, List<JobFailure> newestFirst) {
        List<JobFailure> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (JobFailure failure : oldestFirst) {
            if (failure.at().isAfter(told.newestFailure)) {
                told.newestFailure = failure.at();
                told.down = true;
                tell(application, told, failure);
            }
        }
    }

    private void tell(Application application, Seen told, JobFailure failure) {
        Map<String, String> details = new HashMap<>();
        details.put("incarnation", told.incarnation);
        details.put("cause", failure.rootCause());
        String trace = failure.stackTrace();
        details.put("stackTrace", trace.substring(0, Math.min(trace.length(), LONGEST_STACK_TRACE)));
        String where = "";
        if (failure.task() != null) {
            details.put("task", failure.task());
            where = " in " + failure.task();
        }
        if (failure.taskManager() != null) {
            details.put("taskManager", failure.taskManager());
            where += " on " + failure.taskManager();
        }
        events.recordOnce(
                application,
                "failure/" + told.incarnation + "/" + failure.at().toEpochMilli(),
                failure.at(),
                Kind.JOB,
                Severity.ERROR,
                "The job failed" + where + ": " + failure.rootCause(),
                details);
    }

    private void tellCheckpoints(Application application, Seen told, CheckpointHistory history) {
        CheckpointHistory.Restored restored = history.restored();
        if (restored != null && restored.at().isAfter(told.restored)) {
            told.restored = restored.at();
            events.recordOnce(
                    application,
                    "restored/" + told.incarnation + "/" + restored.at().toEpochMilli(),
                    restored.at(),
                    Kind.JOB,
                    Severity.INFO,
                    "The job was restored from " + (restored.savepoint() ? "savepoint" : "checkpoint " + restored.id())
                            + (restored.path() == null ? "." : ", " + restored.path() + "."),
                    Map.of("incarnation", told.incarnation));
        }
        List<CheckpointHistory.Entry> oldestFirst = new ArrayList<>(history.entries());
        Collections.reverse(oldestFirst);
        for (CheckpointHistory.Entry entry : oldestFirst) {
            if (entry.status().equals("FAILED") && entry.id() > told.newestFailedCheckpoint) {
                told.newestFailedCheckpoint = entry.id();
                tell(application, told, entry);
            }
        }
    }

    private void tell(Application application, Seen told, CheckpointHistory.Entry entry) {
        String reason = entry.failure() == null ? "Flink gives no reason." : entry.failure();
        events.recordOnce(
                application,
                "checkpoint/" + told.incarnation + "/" + entry.id(),
                entry.triggeredAt().plus(entry.duration()),
                Kind.CHECKPOINT,
                Severity.WARN,
                "Checkpoint " + entry.id() + " failed: " + reason + " " + entry.acknowledged() + " of "
                        + entry.subtasks() + " subtasks had acknowledged it.",
                Map.of("incarnation", told.incarnation, "checkpoint", String.valueOf(entry.id())));
    }
}
