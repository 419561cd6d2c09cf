package dev.drey;

import dev.drey.cluster.ClusterException;
import dev.drey.cluster.process.ProcessClusterDriver;
import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the service of a data folder, wherever it runs, and then the clusters, also those that a service left behind which
 * was killed. What the applications are to be is not touched: the next service brings back those that were running.
 */
final class Shutdown {

    private static final int SECONDS_TO_END = 30;

    private final Path folder;
    private final PrintStream out;

    Shutdown(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    void run(boolean keepApplications) throws IOException, ClusterException, InterruptedException {
        endService();
        if (keepApplications || !Files.exists(new DataFolder(folder).registry())) {
            return;
        }
        // So that no service begins to launch clusters while they are being ended.
        ServiceLock lock = ServiceLock.take(folder);
        try (Registry registry = SqliteRegistry.open(new DataFolder(folder).registry())) {
            endClusters(registry);
        } finally {
            lock.close();
        }
    }

    private void endService() throws IOException, InterruptedException {
        Optional<ProcessHandle> service =
                ServiceLock.findAnnouncement(folder).flatMap(ServiceLock.Announcement::findProcess);
        if (service.isEmpty()) {
            out.println("No service runs on " + folder + ".");
            return;
        }
        service.get().destroy();
        try {
            service.get().onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException hanging) {
            throw new IOException(
                    "The service, process " + service.get().pid() + ", was asked to end and did not within "
                            + SECONDS_TO_END + " s. End it with `kill -9 "
                            + service.get().pid() + "`, then run `drey down` again.",
                    hanging);
        }
        out.println("The service has ended.");
    }

    private void endClusters(Registry registry) throws ClusterException {
        ProcessClusterDriver driver = new ProcessClusterDriver(new SecureRandom());
        List<Incarnation> incarnations = registry.transact(tx -> tx.listIncarnations());
        for (Incarnation incarnation : incarnations) {
            boolean alive = !driver.observe(incarnation.id()).isEmpty();
            driver.end(incarnation.id());
            Optional<Application> application =
                    registry.transact(tx -> tx.findApplicationByUid(incarnation.applicationUid()));
            if (alive && application.isPresent()) {
                out.println("Application " + application.get().name() + ", "
                        + application.get().status()
                        + ": its cluster has ended; `drey up` brings it back from its newest checkpoint.");
            }
        }
    }
}
