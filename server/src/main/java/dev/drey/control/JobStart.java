package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterSpec;
import dev.drey.config.Settings;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRefusedException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.FlinkUnreachableException;
import dev.drey.flink.JarSubmission;
import dev.drey.flink.JobOverview;
import dev.drey.flink.JobStatus;
import dev.drey.flink.RootCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;

/** Submits an application's job to a cluster that is coming up, and waits until it runs. */
final class JobStart {

    private static final Duration LOOK = Duration.ofMillis(50);
    /** One that hangs takes connections and never answers. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    /** What the bridge's refusal of a damaged checkpoint or savepoint begins with. */
    private static final String UNUSABLE_STATE = "UnusableStateException: ";

    private final ClusterDriver driver;
    private final IntFunction<FlinkRest> flink;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration patience;
    private final Duration tolerance;

    /**
     * @param flink the client for a REST port
     * @param clock only ever goes on
     * @param patience how long all of it may take, and a job manager may be silent meanwhile
     */
    JobStart(
            ClusterDriver driver,
            IntFunction<FlinkRest> flink,
            InstantSource clock,
            Pause pause,
            Settings.Patience patience) {
        this.driver = driver;
        this.flink = flink;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience.start();
        this.tolerance = patience.pause();
    }

    /**
     * A job on its way into a cluster.
     *
     * @param taskManagers how many have been launched
     * @param rest answers within seconds or not at all
     * @param answer ends when the cluster has accepted the job, or has refused it
     * @param watch over the processes
     */
    record Submitted(
            String jobId,
            ClusterSpec spec,
            int taskManagers,
            FlinkRest rest,
            CompletableFuture<String> answer,
            LaunchWatch watch) {

        /** The same, once all task managers have been launched. */
        Submitted complete() {
            return new Submitted(jobId, spec, spec.taskManagers(), rest, answer, watch);
        }
    }

    /**
     * Returns once the job manager is there and has been asked to run the job.
     *
     * @param taskManagers how many have been launched
     */
    Submitted submit(JobSubmission what, ClusterSpec spec, int taskManagers, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        Instant deadline = deadline();
        FlinkRest rest = flink.apply(spec.ports().rest());
        LaunchWatch watch = new LaunchWatch(driver, spec, tolerance, clock);
        while (!answers(rest)) {
            wanted.check();
            pause.forDuration(LOOK);
            watch.look(rest.within(TO_ANSWER), taskManagers);
            if (clock.instant().isAfter(deadline)) {
                throw new LaunchFailedException("Flink's job manager did not answer within " + patience.toSeconds()
                        + " s. Its log is in " + spec.folder().resolve("log") + ".");
            }
        }
        JarSubmission submission = what.toFlink();
        return new Submitted(
                submission.jobId(), spec, taskManagers, rest.within(TO_ANSWER), rest.submit(submission), watch);
    }

    /** Returns when the job is built, fits its state, and waits for its release, with all that has been launched for it. */
    void awaitStandingBy(Submitted job, StandByFolder folder, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        Instant deadline = deadline();
        while (!folder.isReady() || registered(job.rest()) < job.taskManagers()) {
            if (job.answer().isCompletedExceptionally()) {
                throw folder.findRefusal().map(LaunchFailedException::new).orElseGet(() -> refused(job.answer()));
            }
            step(job, wanted);
            if (clock.instant().isAfter(deadline)) {
                throw new LaunchFailedException(stuck(Optional.empty()));
            }
        }
    }

    private static int registered(FlinkRest rest) {
        try {
            return rest.overview().taskManagers();
        } catch (FlinkException notNow) {
            return 0;
        }
    }

    private Instant deadline() {
        return clock.instant().plus(patience);
    }

    private static boolean answers(FlinkRest rest) {
        try {
            rest.within(TO_ANSWER).overview();
            return true;
        } catch (FlinkException notYet) {
            return false;
        }
    }

    /** Returns when all of the job's tasks run, or when it has begun to fail and restart, which is the job's own affair. */
    void awaitRunning(Submitted submitted, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        Instant deadline = deadline();
        while (true) {
            Optional<JobOverview> job = findJob(submitted);
            if (submitted.answer().isCompletedExceptionally()) {
                throw refused(submitted.answer());
            }
            if (job.isPresent() && job.get().status() == JobStatus.FAILED) {
                throw new LaunchFailedException("The job failed before it ran: " + rootException(submitted));
            }
            if (job.isPresent() && hasStarted(job.get())) {
                return;
            }
            step(submitted, wanted);
            if (clock.instant().isAfter(deadline)) {
                throw new LaunchFailedException(stuck(job));
            }
        }
    }

    /** A bounded source may come to its end before the others have begun, all the more where it is restored at its end. */
    private static boolean hasStarted(JobOverview job) {
        return job.canBeSnapshotted()
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

    private static Optional<JobOverview> findJob(Submitted submitted) {
        try {
            return submitted.rest().jobs().stream()
                    .filter(job -> job.id().equals(submitted.jobId()))
                    .findFirst();
        } catch (FlinkException notNow) {
            return Optional.empty();
        }
    }

    private static String rootException(Submitted submitted) {
        try {
            return submitted
                    .rest()
                    .rootException(submitted.jobId())
                    .map(RootCause::withPlace)
                    .orElse("Flink gives no reason");
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
                if (refusal.rootCause().startsWith(UNUSABLE_STATE)) {
                    return new UnusableStateException(refusal.rootCause().substring(UNUSABLE_STATE.length()));
                }
                return new LaunchFailedException("The program could not be started: " + refusal.rootCause(), refusal);
            }
            if (failure.getCause() instanceof FlinkUnreachableException unreachable) {
                return new LaunchFailedException("The job manager went away while the program started.", unreachable);
            }
            return new LaunchFailedException("The program could not be submitted: " + failure.getMessage(), failure);
        }
    }

    /** Lets a little time pass and makes sure that waiting on makes sense. */
    private void step(Submitted job, Wanted wanted)
            throws LaunchFailedException, SupersededException, InterruptedException {
        wanted.check();
        pause.forDuration(LOOK);
        job.watch().look(job.rest(), job.taskManagers());
    }
}
