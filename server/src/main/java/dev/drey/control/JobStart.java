package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ClusterSpec;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRefusedException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.FlinkUnreachableException;
import dev.drey.flink.JarSubmission;
import dev.drey.flink.JobOverview;
import dev.drey.flink.JobStatus;
import dev.drey.flink.RootCause;
import dev.drey.model.Application;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.Incarnation;
import dev.drey.model.RunConfiguration;
import dev.drey.runtime.FlinkRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/** Submits an application's job to a cluster that is coming up, and waits until it runs. */
final class JobStart {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String BRIDGE = "dev.drey.bridge.ProgramLauncher";

    private final ClusterDriver driver;
    private final IntFunction<FlinkRest> flink;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration patience;

    /**
     * @param flink the client for a REST port
     * @param patience how long all of it may take
     */
    JobStart(ClusterDriver driver, IntFunction<FlinkRest> flink, InstantSource clock, Pause pause, Duration patience) {
        this.driver = driver;
        this.flink = flink;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
    }

    /**
     * What to run.
     *
     * @param jarName in the cluster's upload folder
     */
    record Code(String jarName, String mainClass) {}

    /** Returns when all of the job's tasks run, or when it has begun to fail and restart, which is the job's own affair. */
    void start(Application application, Incarnation incarnation, ClusterSpec spec, Code code, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        FlinkRest rest = flink.apply(incarnation.restPort());
        awaitJobManager(rest, spec, wanted, deadline);
        CompletableFuture<String> submission = rest.submit(submission(application, incarnation, code));
        awaitJob(rest, incarnation, spec, submission, wanted, deadline);
    }

    private void awaitJobManager(FlinkRest rest, ClusterSpec spec, Wanted wanted, Instant deadline)
            throws LaunchFailedException, SupersededException, InterruptedException {
        while (!answers(rest)) {
            step(spec, wanted);
            if (clock.instant().isAfter(deadline)) {
                throw new LaunchFailedException("Flink's job manager did not answer within " + patience.toSeconds()
                        + " s. Its log is in " + spec.folder().resolve("log") + ".");
            }
        }
    }

    private static boolean answers(FlinkRest rest) {
        try {
            rest.overview();
            return true;
        } catch (FlinkException notYet) {
            return false;
        }
    }

    private void awaitJob(
            FlinkRest rest,
            Incarnation incarnation,
            ClusterSpec spec,
            CompletableFuture<String> submission,
            Wanted wanted,
            Instant deadline)
            throws LaunchFailedException, SupersededException, InterruptedException {
        while (true) {
            Optional<JobOverview> job = findJob(rest, incarnation.id());
            if (submission.isCompletedExceptionally()) {
                throw refused(submission);
            }
            if (job.isPresent() && job.get().status() == JobStatus.FAILED) {
                throw new LaunchFailedException(
                        "The job failed before it ran: " + rootException(rest, incarnation.id()));
            }
            if (job.isPresent() && hasStarted(job.get())) {
                return;
            }
            step(spec, wanted);
            if (clock.instant().isAfter(deadline)) {
                throw new LaunchFailedException(stuck(job));
            }
        }
    }

    private static boolean hasStarted(JobOverview job) {
        return job.isFullyRunning()
                || job.status() == JobStatus.RESTARTING
                || job.status() == JobStatus.FAILING
                || job.status() == JobStatus.FINISHED;
    }

    private String stuck(Optional<JobOverview> job) {
        String seen = job.map(found -> "its job is " + found.status() + " with " + found.tasksRunning() + " of "
                        + found.tasksTotal() + " tasks running; a program that sets a parallelism of its own may need"
                        + " more slots than Parallelism gives")
                .orElse(
                        "its main has not returned; the job starts only then, so main must not wait for anything but its job");
        return "The application did not run within " + patience.toSeconds() + " s: " + seen + ".";
    }

    private static Optional<JobOverview> findJob(FlinkRest rest, String jobId) {
        try {
            return rest.jobs().stream().filter(job -> job.id().equals(jobId)).findFirst();
        } catch (FlinkException notNow) {
            return Optional.empty();
        }
    }

    private static String rootException(FlinkRest rest, String jobId) {
        try {
            return rest.rootException(jobId).map(RootCause::withPlace).orElse("Flink gives no reason");
        } catch (FlinkException unknown) {
            return "Flink gives no reason";
        }
    }

    private static LaunchFailedException refused(CompletableFuture<String> submission) {
        try {
            submission.join();
            throw new IllegalStateException("A failed submission has an exception.");
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof FlinkRefusedException refusal) {
                return new LaunchFailedException("The program could not be started: " + refusal.rootCause(), refusal);
            }
            if (failure.getCause() instanceof FlinkUnreachableException unreachable) {
                return new LaunchFailedException("The job manager went away while the program started.", unreachable);
            }
            return new LaunchFailedException("The program could not be submitted: " + failure.getMessage(), failure);
        }
    }

    /** Lets a little time pass and makes sure that waiting on makes sense. */
    private void step(ClusterSpec spec, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        wanted.check();
        pause.forDuration(LOOK);
        List<ClusterProcess> alive = driver.observe(spec.incarnationId());
        if (alive.stream().noneMatch(process -> process.role() == FlinkRole.JOB_MANAGER)) {
            throw died(spec, new ClusterProcess(FlinkRole.JOB_MANAGER, 0, 0));
        }
        for (int number = 1; number <= spec.taskManagers(); number++) {
            int wantedNumber = number;
            if (alive.stream().noneMatch(process -> process.number() == wantedNumber)) {
                throw died(spec, new ClusterProcess(FlinkRole.TASK_MANAGER, number, 0));
            }
        }
    }

    private LaunchFailedException died(ClusterSpec spec, ClusterProcess process) {
        String words = driver.lastWords(spec.folder(), process).orElse("it said nothing");
        return new LaunchFailedException("The process " + process.name() + " died while starting: " + words
                + ". Its log is in " + spec.folder().resolve("log") + ".");
    }

    private static JarSubmission submission(Application application, Incarnation incarnation, Code code) {
        RunConfiguration run = application.runConfiguration();
        return new JarSubmission(
                incarnation.id(),
                code.jarName(),
                BRIDGE,
                bridgeArguments(application.version().configuration().checkpoints(), code.mainClass()),
                application.version().configuration().parallelism().parallelism(),
                incarnation.restoredFrom(),
                run != null && run.allowNonRestoredState());
    }

    private static List<String> bridgeArguments(CheckpointSettings checkpoints, String mainClass) {
        if (!checkpoints.enabled()) {
            return List.of("--main-class", mainClass, "--checkpointing", "disabled");
        }
        return List.of(
                "--main-class",
                mainClass,
                "--checkpointing",
                "enabled",
                "--checkpoint-interval-ms",
                String.valueOf(checkpoints.interval().toMillis()),
                "--checkpoint-min-pause-ms",
                String.valueOf(checkpoints.minimumPause().toMillis()));
    }
}
