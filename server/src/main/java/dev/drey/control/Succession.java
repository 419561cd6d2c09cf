package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterSpec;
import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings up the cluster of an application's next version while the present one still runs, and then has it take over: what
 * would fail fails before the running job is touched, and all that a job's start takes has been done by the time the
 * running job ends. The fence holds: the successor's job is released only when no process of the former is left.
 */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final Registry registry;
    private final ClusterLauncher launcher;
    private final ClusterDriver driver;
    private final ClusterEnding ending;
    private final JobStart jobStart;
    private final DataFolder data;
    private final StatePlaces states;
    private final InstantSource clock;

    Succession(
            Registry registry,
            ClusterLauncher launcher,
            ClusterLauncher.Ports ports,
            DataFolder data,
            StatePlaces states,
            InstantSource clock) {
        this.registry = registry;
        this.launcher = launcher;
        this.driver = ports.driver();
        this.ending = ports.ending();
        this.jobStart = ports.jobStart();
        this.data = data;
        this.states = states;
        this.clock = clock;
    }

    /** A cluster whose job is built and checked, and waits. */
    record Successor(Incarnation incarnation, JobStart.Submitted job, StandByFolder folder) {}

    /**
     * Returns when the successor stands by. When it fails nothing is left of the successor, and the running job was not
     * touched.
     *
     * @param state what the new version's operators must find their state in, null to check nothing
     */
    Successor standBy(Application application, @Nullable String state, Wanted wanted)
            throws LaunchFailedException, ClusterException, SupersededException, InterruptedException {
        ClusterLauncher.Prepared prepared = launcher.prepare(application);
        ending.endSuccessor(application);
        Incarnation incarnation = launcher.next(application, null);
        // Written before the first process starts, so that none can be left behind unknown.
        registry.change(tx -> tx.saveSuccessor(incarnation));
        try {
            ClusterSpec spec = launcher.lay(application, incarnation, prepared);
            StandByFolder folder = layStandBy(application, spec, state);
            JobSubmission submission = new JobSubmission(
                    application,
                    incarnation,
                    ClusterLauncher.PROGRAM,
                    prepared.program().mainClass(),
                    folder);
            JobStart.Submitted job = jobStart.submit(submission, spec, launchBeside(spec), wanted);
            jobStart.awaitStandingBy(job, folder, wanted);
            LOG.info("Application {}: version {} stands by.", application.name(), incarnation.versionId());
            return new Successor(incarnation, job, folder);
        } catch (LaunchFailedException | ClusterException | SupersededException | InterruptedException failure) {
            ending.endSuccessor(application);
            throw failure;
        }
    }

    /**
     * Where memory is short the task managers have to wait until the former ones are gone.
     *
     * @return how many task managers were launched
     */
    private int launchBeside(ClusterSpec spec) throws ClusterException {
        boolean room = driver.hasMemoryFor(spec);
        driver.launchJobManager(spec);
        if (!room) {
            return 0;
        }
        driver.launchTaskManagers(spec);
        return spec.taskManagers();
    }

    private StandByFolder layStandBy(Application application, ClusterSpec spec, @Nullable String state)
            throws LaunchFailedException {
        @Nullable
        Path running = registry.transact(tx -> tx.findIncarnation(application.uid()))
                .map(incarnation -> data.incarnation(application, incarnation.id()))
                .orElse(null);
        StandByFolder folder = StandByFolder.in(spec.folder());
        try {
            folder.create(state == null ? null : metadata(application, state), running);
        } catch (IOException failure) {
            throw new LaunchFailedException(
                    "The state to be taken along could not be read (" + failure
                            + "). Check that the place where it lies can be reached.",
                    failure);
        }
        return folder;
    }

    /** Null when it is gone, which whoever begins with it is told. */
    private byte @Nullable [] metadata(Application application, String state) throws IOException {
        return states.of(application, application.version()).readMetadata(state).orElse(null);
    }

    /** Ends the successor, if there is one. */
    void dismiss(Application application) throws ClusterException {
        ending.endSuccessor(application);
    }

    /**
     * Ends the present cluster and returns when the successor's job runs.
     *
     * @param restoreFrom the savepoint or checkpoint to begin with, null to begin empty
     */
    void takeOver(Application application, Successor successor, @Nullable String restoreFrom, Wanted wanted)
            throws LaunchFailedException, ClusterException, SupersededException, InterruptedException, IOException {
        wanted.check();
        ending.fence(application);
        registry.change(tx -> tx.promote(successor.incarnation().begunFrom(restoreFrom, clock.instant())));
        try {
            release(successor, restoreFrom);
            driver.launchTaskManagers(successor.job().spec());
            jobStart.awaitRunning(successor.job().complete(), wanted);
        } catch (SupersededException unwanted) {
            ending.fence(application);
            throw unwanted;
        } catch (ProcessDiedException killed) {
            if (!launcher.isTooLateToFail(application, killed)) {
                // Whoever kills a process just now must not bring the application down.
                launcher.launch(application, restoreFrom, wanted);
            }
        } catch (LaunchFailedException | ClusterException failure) {
            if (!launcher.isTooLateToFail(application, failure)) {
                throw failure;
            }
        }
    }

    private static void release(Successor successor, @Nullable String restoreFrom) throws LaunchFailedException {
        try {
            successor.folder().release(restoreFrom);
        } catch (IOException failure) {
            throw new LaunchFailedException(
                    "The job could not be told to begin: " + failure + ". Check that the disk has room.", failure);
        }
    }
}
