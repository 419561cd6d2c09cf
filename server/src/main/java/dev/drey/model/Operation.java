package dev.drey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was asked of an application and takes a while: it stays in the registry until the application goes.
 *
 * @param id 12 URL-safe characters
 * @param endedAt null while in progress
 * @param failure why it failed, in plain words, null unless it did
 */
public record Operation(
        String id,
        String applicationUid,
        Kind kind,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    /** The longest failure text that the AWS API model allows, in characters. */
    private static final int LONGEST_FAILURE = 512;

    /** What was asked for; {@code wireName} is the name in operation records. */
    public enum Kind {
        START("StartApplication"),
        STOP("StopApplication"),
        FORCE_STOP("StopApplication"),
        DELETE("DeleteApplication"),
        RECOVERY("RecoverApplication");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in operation records, where it can be seen. */
        public String wireName() {
            return wireName;
        }
    }

    /** How far it is, under the names of the AWS API. */
    public enum Status {
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        CANCELLED
    }

    /** A new operation, under way. */
    public static Operation begun(String id, String applicationUid, Kind kind, Instant now) {
        return new Operation(id, applicationUid, kind, Status.IN_PROGRESS, now, null, null);
    }

    /** The same operation, done. */
    public Operation succeeded(Instant now) {
        return new Operation(id, applicationUid, kind, Status.SUCCESSFUL, startedAt, now, null);
    }

    /** The same operation, failed; a longer reason is cut to what the AWS API allows. */
    public Operation failed(String reason, Instant now) {
        String fitting = reason.length() <= LONGEST_FAILURE ? reason : reason.substring(0, LONGEST_FAILURE - 1) + "…";
        return new Operation(id, applicationUid, kind, Status.FAILED, startedAt, now, fitting);
    }

    /** The same operation, overtaken by another one, such as a forced stop. */
    public Operation cancelled(String reason, Instant now) {
        return new Operation(id, applicationUid, kind, Status.CANCELLED, startedAt, now, reason);
    }
}
