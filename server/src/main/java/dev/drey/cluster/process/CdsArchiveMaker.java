package dev.drey.cluster.process;

import dev.drey.files.Folders;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JarSubmission;
import dev.drey.runtime.ArchiveMaker;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes class-data archives by running a small cluster through a job's life, from start to savepoint, and having each
 * process write down at its end which classes it had loaded. Flink then starts with about a third less processor time.
 */
public final class CdsArchiveMaker implements ArchiveMaker {

    private static final Logger LOG = LoggerFactory.getLogger(CdsArchiveMaker.class);

    private static final String JOB = "0".repeat(31) + "1";
    private static final String SAVEPOINT = "0".repeat(31) + "2";
    private static final int PARALLELISM = 2;

    private final RehearsalProgram program;

    /** The program runs with the parallelism 2 and is stopped after its second checkpoint; it must not end by itself. */
    public CdsArchiveMaker(RehearsalProgram program) {
        this.program = program;
    }

    @Override
    public void makeArchives(FlinkRuntime runtime, Map<FlinkRole, Path> targets)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("drey-rehearsal");
        RehearsalCluster cluster = new RehearsalCluster(runtime, folder, targets);
        try {
            rehearse(cluster);
            cluster.end();
        } finally {
            cluster.kill();
            Folders.remove(folder);
        }
        for (Path archive : targets.values()) {
            if (!Files.isRegularFile(archive)) {
                throw new IOException("The JVM wrote no " + archive.getFileName() + ".");
            }
        }
    }

    /** A cluster that started is worth archiving, even when the job did not get as far as hoped. */
    private void rehearse(RehearsalCluster cluster) throws IOException {
        FlinkRest flink = new FlinkRest(cluster.start(program.jar()), HttpClient.newHttpClient());
        try {
            flink.submit(new JarSubmission(
                            JOB,
                            program.jar().getFileName().toString(),
                            program.entryClass(),
                            program.arguments(),
                            PARALLELISM,
                            null,
                            false))
                    .join();
            cluster.awaitLine("Completed checkpoint 2 for job");
            look(flink);
            flink.stopWithSavepoint(JOB, cluster.savepoints(), "CANONICAL", SAVEPOINT);
            cluster.awaitLine("reached terminal state FINISHED");
            // A job manager whom nobody asks how the stop went lingers for many seconds when it is to end.
            flink.savepoint(JOB, SAVEPOINT);
        } catch (IOException | FlinkException | CompletionException failure) {
            LOG.warn("The rehearsal of {} failed; its classes are not archived.", program.entryClass(), failure);
        }
    }

    /** Asks what the service asks of a running job. */
    private static void look(FlinkRest flink) throws FlinkException {
        flink.overview();
        flink.jobs();
        flink.job(JOB);
        flink.taskManagers();
        flink.rootException(JOB);
        flink.checkpoints(JOB);
        flink.checkpointConfig(JOB);
    }
}
