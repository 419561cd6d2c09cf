package dev.drey.control;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkMonitor;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobException;
import dev.drey.flink.JobOverview;
import dev.drey.flink.RestoredState;
import dev.drey.flink.RootCause;
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
        FlinkMonitor monitor = new FlinkMonitor(rest);
        Optional<JobOverview> job = rest.jobs().stream()
                .filter(found -> found.id().equals(told.incarnation))
                .findFirst();
        boolean well = job.filter(JobOverview::isFullyRunning).isPresent();
        if (!well || told.down || told.looks++ % LOOKS_BETWEEN_EXCEPTIONS == 0) {
            tellFailures(application, told, monitor.exceptions(told.incarnation, FAILURES_ASKED_FOR));
        }
        tellRestore(application, told, RestoredState.find(rest, told.incarnation));
        tellCheckpoints(application, told, monitor.checkpointHistory(told.incarnation));
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

    private void tellFailures(Application application, Seen told, List<JobException> newestFirst) {
        List<JobException> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (JobException failure : oldestFirst) {
            if (failure.at().isAfter(told.newestFailure)) {
                told.newestFailure = failure.at();
                told.down = true;
                tell(application, told, failure);
            }
        }
    }

    private void tell(Application application, Seen told, JobException failure) {
        String cause = RootCause.withPlace(failure.stackTrace());
        Map<String, String> details = new HashMap<>();
        details.put("incarnation", told.incarnation);
        details.put("cause", cause);
        String trace = failure.stackTrace();
        details.put("stackTrace", trace.substring(0, Math.min(trace.length(), LONGEST_STACK_TRACE)));
        String where = "";
        if (failure.taskName() != null) {
            details.put("task", failure.taskName());
            where = " in " + failure.taskName();
        }
        if (failure.taskManagerId() != null) {
            details.put("taskManager", failure.taskManagerId());
            where += " on " + failure.taskManagerId();
        }
        events.recordOnce(
                application,
                "failure/" + told.incarnation + "/" + failure.at().toEpochMilli(),
                failure.at(),
                Kind.JOB,
                Severity.ERROR,
                "The job failed" + where + ": " + cause,
                details);
    }

    private void tellRestore(Application application, Seen told, Optional<RestoredState> found) {
        Optional<RestoredState> fresh = found.filter(state -> state.at().isAfter(told.restored));
        if (fresh.isPresent()) {
            RestoredState state = fresh.get();
            told.restored = state.at();
            events.recordOnce(
                    application,
                    "restored/" + told.incarnation + "/" + state.at().toEpochMilli(),
                    state.at(),
                    Kind.JOB,
                    Severity.INFO,
                    "The job was restored from "
                            + (state.isSavepoint() ? "savepoint" : "checkpoint " + state.checkpointId())
                            + (state.path() == null ? "." : ", " + state.path() + "."),
                    Map.of("incarnation", told.incarnation));
        }
    }

    private void tellCheckpoints(Application application, Seen told, List<CheckpointDetail> newestFirst) {
        List<CheckpointDetail> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (CheckpointDetail checkpoint : oldestFirst) {
            CheckpointDetail.Failure failure = checkpoint.failure();
            long id = checkpoint.summary().id();
            if (failure != null && id > told.newestFailedCheckpoint) {
                told.newestFailedCheckpoint = id;
                tell(application, told, checkpoint, failure);
            }
        }
    }

    private void tell(
            Application application, Seen told, CheckpointDetail checkpoint, CheckpointDetail.Failure failure) {
        long id = checkpoint.summary().id();
        events.recordOnce(
                application,
                "checkpoint/" + told.incarnation + "/" + id,
                failure.at(),
                Kind.CHECKPOINT,
                Severity.WARN,
                "Checkpoint " + id + " failed: " + failure.message() + " " + checkpoint.acknowledged() + " of "
                        + checkpoint.subtasks() + " subtasks had acknowledged it.",
                Map.of("incarnation", told.incarnation, "checkpoint", String.valueOf(id)));
    }
}
