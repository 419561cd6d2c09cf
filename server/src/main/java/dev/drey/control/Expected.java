package dev.drey.control;

import dev.drey.model.Application;
import org.jspecify.annotations.Nullable;

/**
 * What a client believes to be current, so that of several that change an application at once only one wins. One of the
 * two must be given.
 */
public record Expected(@Nullable Long versionId, @Nullable String conditionalToken) {

    void check(Application application) {
        if (versionId == null && conditionalToken == null) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "Give CurrentApplicationVersionId or ConditionalToken of application " + application.name()
                            + ". DescribeApplication shows both.");
        }
        boolean stale = (versionId != null && versionId != application.version().id())
                || (conditionalToken != null && !conditionalToken.equals(application.conditionalToken()));
        if (stale) {
            throw new ApiException(
                    ApiErrorCode.CONCURRENT_MODIFICATION,
                    "Application " + application.name() + " has changed meanwhile: its version is "
                            + application.version().id()
                            + ". Read it with DescribeApplication and try again.");
        }
    }
}
