package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import java.time.Duration;
import java.util.Optional;

/** For an application that is FORCE_STOPPING: ends the cluster at once. */
final class KillWork implements Work {

    private final ClusterEnding ending;
    private final Outcomes outcomes;

    KillWork(ClusterEnding ending, Outcomes outcomes) {
        this.ending = ending;
        this.outcomes = outcomes;
    }

    @Override
    public Optional<Duration> run(Application application) throws Exception {
        ending.end(application);
        outcomes.success(application, Event.STOPPED);
        return Optional.of(Duration.ZERO);
    }
}
