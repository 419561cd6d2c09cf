package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.files.Folders;
import dev.drey.model.Application;
import dev.drey.registry.Registry;
import dev.drey.state.StateFolder;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For an application that is DELETING: ends its cluster, then removes its files, then forgets it. */
final class DeleteWork implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteWork.class);

    private final Registry registry;
    private final ClusterEnding ending;
    private final StatePlaces states;
    private final DataFolder data;

    DeleteWork(Registry registry, ClusterEnding ending, StatePlaces states, DataFolder data) {
        this.registry = registry;
        this.ending = ending;
        this.states = states;
        this.data = data;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        ending.end(application);
        for (StateFolder state : states.all(application)) {
            state.remove();
        }
        Folders.remove(data.application(application));
        registry.change(tx -> tx.remove(application));
        LOG.info("Application {} is deleted.", application.name());
        return Optional.empty();
    }
}
