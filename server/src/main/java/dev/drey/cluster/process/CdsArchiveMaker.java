package dev.drey.cluster.process;

import dev.drey.runtime.ArchiveMaker;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes class-data archives by running a small cluster through a job's life, from start to savepoint, and having each
 * process write down at its end which classes it had loaded. Flink then starts with about a third less processor time.
 */
public final class CdsArchiveMaker implements ArchiveMaker {

    private static final Logger LOG = LoggerFactory.getLogger(CdsArchiveMaker.class);

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
            delete(folder);
        }
        for (Path archive : targets.values()) {
            if (!Files.isRegularFile(archive)) {
                throw new IOException("The JVM wrote no " + archive.getFileName() + ".");
            }
        }
    }

    /** A cluster that started is worth archiving, even when the job did not get as far as hoped. */
    private void rehearse(RehearsalCluster cluster) throws IOException, InterruptedException {
        RehearsalRequests requests = cluster.start();
        try {
            String job = requests.submit(program);
            cluster.awaitLine("Completed checkpoint 2 for job");
            requests.look(job);
            String savepoint = requests.stop(job);
            cluster.awaitLine("reached terminal state FINISHED");
            requests.collect(savepoint);
        } catch (IOException failure) {
            LOG.warn("The rehearsal of {} failed; its classes are not archived.", program.entryClass(), failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
