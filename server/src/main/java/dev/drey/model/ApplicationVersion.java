package dev.drey.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an application: counted from 1, one more with each accepted change of its configuration.
 *
 * @param description empty when none was given
 * @param serviceExecutionRole an IAM role's ARN, kept and described back
 * @param origin the version that it was made from, null for the first
 */
public record ApplicationVersion(
        long id,
        String description,
        RuntimeEnvironment runtimeEnvironment,
        String serviceExecutionRole,
        ApplicationConfiguration configuration,
        List<LoggingOption> loggingOptions,
        Instant createdAt,
        @Nullable Origin origin) {

    /** Keeps copies. */
    public ApplicationVersion {
        loggingOptions = List.copyOf(loggingOptions);
    }

    /**
     * Where a version comes from.
     *
     * @param updatedFrom the version that was current before
     * @param rolledBackTo the version whose configuration it has again, null unless it came about by a rollback
     */
    public record Origin(long updatedFrom, @Nullable Long rolledBackTo) {}

    /** The next version, with what {@code change} makes of this one. */
    public ApplicationVersion next(Changed change, Instant now) {
        return new ApplicationVersion(
                id + 1,
                description,
                change.runtimeEnvironment(),
                change.serviceExecutionRole(),
                change.configuration(),
                change.loggingOptions(),
                now,
                new Origin(id, null));
    }

    /** The next version, with everything as it was in {@code former}. */
    public ApplicationVersion rolledBackTo(ApplicationVersion former, Instant now) {
        return new ApplicationVersion(
                id + 1,
                former.description,
                former.runtimeEnvironment,
                former.serviceExecutionRole,
                former.configuration,
                former.loggingOptions,
                now,
                new Origin(id, former.id));
    }

    /** The version that a rollback led away from to this one; empty unless this one came about by a rollback. */
    public Optional<Long> findRolledBackFrom() {
        return origin == null || origin.rolledBackTo() == null ? Optional.empty() : Optional.of(origin.updatedFrom());
    }

    /** What an update can change. */
    public Changed asChanged() {
        return new Changed(runtimeEnvironment, serviceExecutionRole, configuration, loggingOptions);
    }

    /** What an update can change of a version. */
    public record Changed(
            RuntimeEnvironment runtimeEnvironment,
            String serviceExecutionRole,
            ApplicationConfiguration configuration,
            List<LoggingOption> loggingOptions) {

        /** The same with other logging options. */
        public Changed withLoggingOptions(List<LoggingOption> newOptions) {
            return new Changed(runtimeEnvironment, serviceExecutionRole, configuration, newOptions);
        }

        /** The same with another configuration. */
        public Changed withConfiguration(ApplicationConfiguration newConfiguration) {
            return new Changed(runtimeEnvironment, serviceExecutionRole, newConfiguration, loggingOptions);
        }
    }
}
