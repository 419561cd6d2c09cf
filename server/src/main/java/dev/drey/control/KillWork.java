package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import java.time.Duration;
import java.util.Optional;

/** For an application that is FORCE_STOPPING: ends the cluster at once. */
final class KillWork implements Work {

    private final ClusterEnding ending;
    private final CheckpointRetention retention;
    private final Outcomes outcomes;

    KillWork(ClusterEnding ending, CheckpointRetention retention, Outcomes outcomes) {
        this.ending = ending;
        this.retention = retention;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        Optional<Incarnation> doomed = retention.findDoomed(application);
        if (doomed.isPresent()) {
            ending.fence(application);
            retention.remove(application, doomed.get());
        }
        ending.end(application);
        outcomes.success(application, Event.STOPPED);
        return Optional.of(Duration.ZERO);
    }
}
