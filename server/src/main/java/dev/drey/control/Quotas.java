package dev.drey.control;

import dev.drey.model.ParallelismSettings;
import java.util.Collection;

/** How much one application may have: the default quotas of the AWS developer guide. */
final class Quotas {

    private static final String SYSTEM_TAGS = "aws:";
    private static final int MOST_USER_TAGS = 50;
    private static final int MOST_KPUS = 64;
    private static final int MOST_PARALLELISM_PER_KPU = 8;

    private Quotas() {}

    static void check(NewApplication wanted) {
        checkTagKeys(wanted.tags().keySet());
        checkTags(wanted.name(), wanted.tags().size());
        check(wanted.configuration().parallelism());
    }

    /** Keys of system tags are not for clients, in whatever case they are written. */
    static void checkTagKeys(Collection<String> keys) {
        keys.stream()
                .filter(key -> key.regionMatches(true, 0, SYSTEM_TAGS, 0, SYSTEM_TAGS.length()))
                .findFirst()
                .ifPresent(key -> {
                    throw new ApiException(
                            ApiErrorCode.INVALID_ARGUMENT,
                            "The tag key " + key + " begins with " + SYSTEM_TAGS
                                    + ", which is reserved for AWS. Choose another key.");
                });
    }

    static void checkTags(String applicationName, int tags) {
        if (tags > MOST_USER_TAGS) {
            throw new ApiException(
                    ApiErrorCode.TOO_MANY_TAGS,
                    "Application " + applicationName + " would have " + tags + " tags; at most " + MOST_USER_TAGS
                            + " are allowed. Remove some with UntagResource, or give fewer.");
        }
    }

    static void check(ParallelismSettings wanted) {
        if (wanted.parallelismPerKpu() > MOST_PARALLELISM_PER_KPU) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "ParallelismPerKPU " + wanted.parallelismPerKpu() + " is too high; at most "
                            + MOST_PARALLELISM_PER_KPU + " is allowed.");
        }
        int mostParallelism = MOST_KPUS * wanted.parallelismPerKpu();
        if (wanted.parallelism() > mostParallelism) {
            throw new ApiException(
                    ApiErrorCode.LIMIT_EXCEEDED,
                    "Parallelism " + wanted.parallelism() + " with ParallelismPerKPU " + wanted.parallelismPerKpu()
                            + " needs more than the " + MOST_KPUS + " KPUs that an application can have; at most "
                            + mostParallelism + " is allowed.");
        }
    }
}
