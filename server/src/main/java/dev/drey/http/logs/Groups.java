package dev.drey.http.logs;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStore;
import dev.drey.logs.LogStream;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** How requests name groups and streams. */
final class Groups {

    private static final String IN_ARN = ":log-group:";

    private final LogStore store;
    private final String arnPrefix;

    /** @param arnPrefix of logs in this region and account, such as {@code arn:aws:logs:us-east-1:000000000000} */
    Groups(LogStore store, String arnPrefix) {
        this.store = store;
        this.arnPrefix = arnPrefix;
    }

    LogStore store() {
        return store;
    }

    /** Without the star that most uses have behind it. */
    String arn(String group) {
        return arnPrefix + IN_ARN + group;
    }

    /**
     * The name of the group that a request means.
     *
     * @param identifier a name, or an ARN with or without the star
     */
    String name(@Nullable String name, @Nullable String identifier) {
        if ((name == null) == (identifier == null)) {
            throw invalid("Exactly one of logGroupName and logGroupIdentifier must be given.");
        }
        return name != null ? name : ofIdentifier(identifier);
    }

    static String ofIdentifier(@Nullable String identifier) {
        String text = String.valueOf(identifier);
        int begin = text.indexOf(IN_ARN);
        String name = begin < 0 ? text : text.substring(begin + IN_ARN.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    /** @throws ApiException when there is none of that name */
    LogGroup get(String name) {
        return store.findGroup(name)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "The specified log group does not exist: " + name
                                + ". DescribeLogGroups lists those that are there; that of an application is there once it"
                                + " was created, as /aws/kinesis-analytics/NAME unless it names another."));
    }

    /** @throws ApiException when there is no such group, or no such stream in it */
    LogStream get(StreamName name) {
        LogGroup unused = get(name.group());
        return store.findStream(name)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "The specified log stream does not exist: " + name.stream() + " in log group " + name.group()
                                + ". DescribeLogStreams lists those that are there."));
    }

    static ApiException invalid(String message) {
        return new ApiException(ApiErrorCode.INVALID_PARAMETER, message);
    }

    static ApiException exists(String what, String name) {
        return new ApiException(
                ApiErrorCode.RESOURCE_ALREADY_EXISTS, "The specified " + what + " already exists: " + name + ".");
    }

    /** Something that reads or writes the store. */
    interface Access<T> {
        T run() throws IOException;
    }

    /** A store that cannot be used is a failure of the service's, not of the request. */
    static <T> T io(Access<T> access) {
        try {
            return access.run();
        } catch (IOException failure) {
            throw new UncheckedIOException("The log store cannot be used: " + failure.getMessage(), failure);
        }
    }
}
