package dev.drey.control;

import dev.drey.model.Application;
import java.time.Duration;
import java.util.Optional;

/** For an application that is READY: sees to it that no cluster of it is left, and removes discarded snapshots. */
final class RestWork implements Work {

    private final ClusterEnding ending;
    private final SnapshotRemoval removal;

    RestWork(ClusterEnding ending, SnapshotRemoval removal) {
        this.ending = ending;
        this.removal = removal;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        ending.end(application);
        removal.run(application);
        return Optional.empty();
    }
}
