package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterPorts;
import dev.drey.cluster.ClusterSpec;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.runtime.FlinkRuntime;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.RuntimeUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings up a new incarnation of an application, from fencing the old one to a job that runs. */
final class ClusterLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterLauncher.class);
    /** The name that the program has in the cluster's upload folder. */
    static final String PROGRAM = "program.jar";

    private final Registry registry;
    private final FlinkRuntimes runtimes;
    private final ProgramStore programs;
    private final ClusterSpecs specs;
    private final ClusterDriver driver;
    private final ClusterEnding ending;
    private final JobStart jobStart;
    private final NewestState newestState;
    private final Identifiers identifiers;
    private final InstantSource clock;

    ClusterLauncher(
            Registry registry,
            FlinkRuntimes runtimes,
            ProgramStore programs,
            ClusterSpecs specs,
            Ports ports,
            Identifiers identifiers,
            InstantSource clock) {
        this.registry = registry;
        this.runtimes = runtimes;
        this.programs = programs;
        this.specs = specs;
        this.driver = ports.driver();
        this.ending = ports.ending();
        this.jobStart = ports.jobStart();
        this.newestState = ports.newestState();
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** What launching works through. */
    record Ports(ClusterDriver driver, ClusterEnding ending, JobStart jobStart, NewestState newestState) {}

    /**
     * Returns when the job runs, or has run and was lost again. When it fails, no process is left running; the failed
     * incarnation stays written down, so that the state it was to begin with is not forgotten.
     *
     * @param restoreFrom the savepoint or checkpoint to begin with, null to begin empty
     */
    void launch(Application application, @Nullable String restoreFrom, Wanted wanted)
            throws LaunchFailedException, ClusterException, SupersededException, InterruptedException, IOException {
        try {
            launchOnce(application, restoreFrom, wanted);
        } catch (ProcessDiedException killed) {
            // Whoever kills a process just now must not bring the application down.
            LOG.warn("Application {}: {} It is launched once more.", application.name(), killed.getMessage());
            launchOnce(application, restoreFrom, wanted);
        }
    }

    private void launchOnce(Application application, @Nullable String restoreFrom, Wanted wanted)
            throws LaunchFailedException, ClusterException, SupersededException, InterruptedException, IOException {
        Prepared prepared = prepare(application);
        wanted.check();
        ending.endSuccessor(application);
        Optional<Incarnation> former = ending.fence(application);
        Incarnation incarnation = next(application, restoreFrom);
        // Written before the first process starts, so that none can be left behind unknown.
        registry.change(tx -> {
            former.ifPresent(tx::remove);
            tx.save(incarnation);
        });
        try {
            run(application, incarnation, prepared, wanted);
        } catch (SupersededException unwanted) {
            ending.fence(application);
            throw unwanted;
        } catch (LaunchFailedException | ClusterException failure) {
            if (!isTooLateToFail(application, failure)) {
                throw failure;
            }
        }
    }

    /**
     * Ends what a failed launch has left. A job that has completed a checkpoint may have committed output with it: then it is
     * too late for its launch to fail, and what became of its cluster is recovery's to mend, from that very checkpoint.
     */
    boolean isTooLateToFail(Application application, Exception failure) throws ClusterException, IOException {
        ending.fence(application);
        boolean begun = newestState.hasBegun(application);
        if (begun) {
            LOG.warn(
                    "Application {}: its cluster was lost when its job had just begun: {}",
                    application.name(),
                    failure.getMessage());
        }
        return begun;
    }

    /**
     * Ends the present cluster, as a launch does by itself. Whoever begins with the newest checkpoint does this before
     * looking for it: a job that still runs would go on to complete checkpoints.
     */
    void fence(Application application) throws ClusterException {
        Optional<Incarnation> unused = ending.fence(application);
    }

    /** Everything that a launch needs and that can be had without touching what runs. */
    record Prepared(FlinkRuntime runtime, ProgramStore.Program program) {}

    /** Sees to it that the runtime and the program are at hand; a launch does this by itself. */
    Prepared prepare(Application application) throws LaunchFailedException {
        return new Prepared(install(application), programs.get(application));
    }

    /** A new incarnation of the application's present version, as yet neither written down nor launched. */
    Incarnation next(Application application, @Nullable String restoreFrom) throws ClusterException {
        ClusterPorts ports = driver.freePorts();
        return new Incarnation(
                identifiers.incarnationId(),
                application.uid(),
                application.version().id(),
                ports.rest(),
                ports.rpc(),
                restoreFrom,
                clock.instant());
    }

    private void run(Application application, Incarnation incarnation, Prepared prepared, Wanted wanted)
            throws LaunchFailedException, ClusterException, SupersededException, InterruptedException {
        ClusterSpec spec = lay(application, incarnation, prepared);
        driver.launchJobManager(spec);
        driver.launchTaskManagers(spec);
        LOG.info(
                "Application {}: launched Flink {} with {} task manager(s), REST on port {}, {}",
                application.name(),
                spec.runtime().flinkVersion(),
                spec.taskManagers(),
                incarnation.restPort(),
                incarnation.restoredFrom() == null ? "without state" : "restoring " + incarnation.restoredFrom());
        JobSubmission submission = new JobSubmission(
                application, incarnation, PROGRAM, prepared.program().mainClass(), null);
        jobStart.awaitRunning(jobStart.submit(submission, spec, spec.taskManagers(), wanted), wanted);
    }

    /** Puts what the incarnation needs into its folder, from where it can be launched. */
    ClusterSpec lay(Application application, Incarnation incarnation, Prepared prepared)
            throws LaunchFailedException, ClusterException {
        ClusterSpec spec = specs.of(application, incarnation, prepared.runtime());
        place(prepared.program(), spec.folder());
        return spec;
    }

    private FlinkRuntime install(Application application) throws LaunchFailedException {
        try {
            return runtimes.install(application.version().runtimeEnvironment(), new LoggedProgress(application.name()));
        } catch (RuntimeUnavailableException failure) {
            throw new LaunchFailedException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** A link where possible: jars can be large. */
    private static void place(ProgramStore.Program program, Path incarnationFolder) throws LaunchFailedException {
        Path target = ClusterSpec.uploadFolder(incarnationFolder).resolve(PROGRAM);
        try {
            Files.createDirectories(target.getParent());
            link(program.jar(), target);
        } catch (IOException failure) {
            throw new LaunchFailedException(
                    "The program could not be put into " + target.getParent() + ": " + failure.getMessage()
                            + ". Check that the disk has room.",
                    failure);
        }
    }

    private static void link(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (UnsupportedOperationException | IOException notLinkable) {
            Files.copy(source, target);
        }
    }
}
