package dev.drey.model;

import java.time.Instant;
import java.util.List;

/**
 * One version of an application: counted from 1, one more with each accepted change of its configuration.
 *
 * @param description empty when none was given
 * @param serviceExecutionRole an IAM role's ARN, kept and described back
 */
public record ApplicationVersion(
        long id,
        String description,
        RuntimeEnvironment runtimeEnvironment,
        String serviceExecutionRole,
        ApplicationConfiguration configuration,
        List<LoggingOption> loggingOptions,
        Instant createdAt) {

    /** Keeps copies. */
    public ApplicationVersion {
        loggingOptions = List.copyOf(loggingOptions);
    }
}
