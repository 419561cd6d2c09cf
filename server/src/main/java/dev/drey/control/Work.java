package dev.drey.control;

import dev.drey.model.Application;
import java.time.Duration;
import java.util.Optional;

/**
 * What has to be done for an application in a certain status. Idempotent: it runs at least once and begins from what the
 * registry and the process table say, not from what it remembers.
 */
interface Work {

    /**
     * @return how long until the application has to be looked at again without being asked; empty when only a request
     *     can change anything
     * @throws Exception when it could not be done; it is tried again
     */
    Optional<Duration> run(Application application) throws Exception;
}
