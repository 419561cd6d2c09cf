package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.config.DataFolder;
import dev.drey.files.Folders;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fence: an incarnation is forgotten only when its processes are confirmed gone, and a new one is written down only
 * when the old one is forgotten.
 */
public final class ClusterEnding {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterEnding.class);

    /** What is of no use once the processes are gone; settings and logs stay, to tell what happened. */
    private static final List<String> SCRATCH = List.of("tmp", "work", "web", "upload", "stand-by");

    private static final int INCARNATIONS_KEPT = 5;

    private final Registry registry;
    private final ClusterDriver driver;
    private final DataFolder data;

    /** @param data where the clusters' folders lie */
    public ClusterEnding(Registry registry, ClusterDriver driver, DataFolder data) {
        this.registry = registry;
        this.driver = driver;
        this.data = data;
    }

    /** Ends the application's cluster, if it has one, with the one that was to follow it, and forgets both. */
    public void end(Application application) throws ClusterException {
        endSuccessor(application);
        Optional<Incarnation> ended = fence(application);
        ended.ifPresent(incarnation -> registry.change(tx -> tx.remove(incarnation)));
    }

    /** Ends the cluster that was to follow the present one, if there is any, and forgets it. */
    void endSuccessor(Application application) throws ClusterException {
        Optional<Incarnation> successor = registry.transact(tx -> tx.findSuccessor(application.uid()));
        if (successor.isPresent()) {
            driver.end(successor.get().id());
            sweep(data.incarnation(application, successor.get().id()));
            registry.change(tx -> tx.remove(successor.get()));
        }
    }

    /**
     * Ends the processes of the application's cluster, if it has one, but goes on knowing what it began with: the
     * successor replaces it.
     *
     * @return the incarnation that no process is left of
     */
    Optional<Incarnation> fence(Application application) throws ClusterException {
        Optional<Incarnation> incarnation = registry.transact(tx -> tx.findIncarnation(application.uid()));
        if (incarnation.isPresent()) {
            driver.end(incarnation.get().id());
            sweep(data.incarnation(application, incarnation.get().id()));
            forgetOldest(data.application(application));
            LOG.info("Application {}: its cluster has ended.", application.name());
        }
        return incarnation;
    }

    private static void sweep(Path folder) {
        SCRATCH.forEach(name -> remove(folder.resolve(name)));
    }

    /** Settings and logs of the last few incarnations tell what happened; older ones only fill the disk. */
    private static void forgetOldest(Path applicationFolder) {
        try {
            IncarnationFolders.newestFirst(applicationFolder).stream()
                    .skip(INCARNATIONS_KEPT)
                    .forEach(ClusterEnding::remove);
        } catch (IOException failure) {
            LOG.warn("{} could not be tidied: {}", applicationFolder, failure.toString());
        }
    }

    private static void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException failure) {
            // Goes with the application at the latest.
            LOG.warn("{} could not be removed: {}", folder, failure.toString());
        }
    }
}
