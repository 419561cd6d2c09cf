package dev.drey.control;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.RestoredState;
import dev.drey.flink.RootCause;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.registry.Registry;
import dev.drey.telemetry.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what Flink itself did about a job: that it failed and why, that a checkpoint failed, what it was restored from,
 * and that it runs again. Flink forgets all that with the job manager, and much of it sooner.
 */
public final class JobStory {

    private static final int LONGEST_STACK_TRACE = 16_000;

    private final Registry registry;
    private final EventLog events;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    JobStory(Registry registry, EventLog events) {
        this.registry = registry;
        this.events = events;
    }

    /** What was told of an application's present job: of this service's time only, as telling twice changes nothing. */
    private static final class Seen {
        private final String incarnation;
        private Instant newestFailure = Instant.EPOCH;
        private Instant restored = Instant.EPOCH;
        private long newestFailedCheckpoint;
        private boolean down;

        Seen(String incarnation) {
            this.incarnation = incarnation;
        }
    }

    /**
     * Tells what is new in an observation; a job that did not answer has nothing to tell now.
     *
     * @throws dev.drey.registry.RegistryUnavailableException when it cannot be written down; it is told with the next
     *     observation then
     */
    public void tell(Observation observation) {
        JobDetail job = observation.job();
        Optional<Application> application = job == null
                ? Optional.empty()
                : registry.transact(
                        tx -> tx.findApplicationByUid(observation.subject().applicationUid()));
        if (job == null || application.isEmpty()) {
            return;
        }
        Seen told = seen.compute(
                application.get().uid(),
                (uid, former) -> former != null && former.incarnation.equals(job.id()) ? former : new Seen(job.id()));
        // An observer that ends may meet the one that follows it.
        synchronized (told) {
            tell(application.get(), told, observation, job);
        }
    }

    private void tell(Application application, Seen told, Observation observation, JobDetail job) {
        tellFailures(application, told, observation.exceptions());
        tellRestore(application, told, observation.checkpoints().restored());
        tellCheckpoints(application, told, observation.checkpoints().newestFirst());
        if (told.down && job.isFullyRunning()) {
            events.recordOnce(
                    application,
                    "running/" + told.incarnation + "/" + told.newestFailure.toEpochMilli(),
                    null,
                    Kind.JOB,
                    Severity.INFO,
                    "All " + job.subtasks() + " tasks run again.",
                    Map.of("incarnation", told.incarnation));
            told.down = false;
        }
    }

    private void tellFailures(Application application, Seen told, List<JobException> newestFirst) {
        List<JobException> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (JobException failure : oldestFirst) {
            if (failure.at().isAfter(told.newestFailure)) {
                tell(application, told, failure);
                told.newestFailure = failure.at();
                told.down = true;
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

    private void tellRestore(Application application, Seen told, @Nullable RestoredState restored) {
        if (restored != null && restored.at().isAfter(told.restored)) {
            events.recordOnce(
                    application,
                    "restored/" + told.incarnation + "/" + restored.at().toEpochMilli(),
                    restored.at(),
                    Kind.JOB,
                    Severity.INFO,
                    "The job was restored from "
                            + (isSavepoint(restored) ? "savepoint" : "checkpoint " + restored.checkpointId())
                            + (restored.path() == null ? "." : ", " + restored.path() + "."),
                    Map.of("incarnation", told.incarnation));
            told.restored = restored.at();
        }
    }

    /** To Flink everything is a savepoint that a job was told to begin with. */
    private static boolean isSavepoint(RestoredState restored) {
        return restored.isSavepoint()
                && (restored.path() == null || !restored.path().endsWith("/chk-" + restored.checkpointId()));
    }

    private void tellCheckpoints(Application application, Seen told, List<CheckpointDetail> newestFirst) {
        List<CheckpointDetail> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (CheckpointDetail checkpoint : oldestFirst) {
            CheckpointDetail.Failure failure = checkpoint.failure();
            long id = checkpoint.summary().id();
            if (failure != null && id > told.newestFailedCheckpoint) {
                tell(application, told, checkpoint, failure);
                told.newestFailedCheckpoint = id;
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
