package dev.drey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was asked of an application and takes a while: it stays in the registry until the application goes.
 *
 * @param id 12 URL-safe characters
 * @param endedAt null while in progress
 * @param failure why it failed, in plain words; also what a person should know of one that succeeded; else null
 * @param versionChange null unless it changes the application's version
 * @param rollbackOperationId the rollback that its failure led to, else null
 */
public record Operation(
        String id,
        String applicationUid,
        Kind kind,
        Status status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        @Nullable VersionChange versionChange,
        @Nullable String rollbackOperationId) {

    /** The longest failure text that the AWS API model allows, in characters. */
    private static final int LONGEST_FAILURE = 512;

    /** What was asked for; {@code wireName} is the name in operation records. */
    public enum Kind {
        START("StartApplication"),
        STOP("StopApplication"),
        FORCE_STOP("StopApplication"),
        UPDATE("UpdateApplication"),
        ROLLBACK("RollbackApplication"),
        ADD_VPC("AddApplicationVpcConfiguration"),
        DELETE_VPC("DeleteApplicationVpcConfiguration"),
        ADD_LOGGING("AddApplicationCloudWatchLoggingOption"),
        DELETE_LOGGING("DeleteApplicationCloudWatchLoggingOption"),
        DELETE("DeleteApplication"),
        /** The service's own: AWS has no name for it. */
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

    /** From which version to which. */
    public record VersionChange(long from, long to) {}

    /** A new operation, under way. */
    public static Operation begun(String id, String applicationUid, Kind kind, Instant now) {
        return new Operation(id, applicationUid, kind, Status.IN_PROGRESS, now, null, null, null, null);
    }

    /** The same operation, which changes the version. */
    public Operation changing(VersionChange change) {
        return new Operation(
                id, applicationUid, kind, status, startedAt, endedAt, failure, change, rollbackOperationId);
    }

    /** The same operation, still under way, with something that a person should know of it. */
    public Operation noting(String note) {
        return ended(status, note, endedAt);
    }

    /** The same operation, done. */
    public Operation succeeded(Instant now) {
        return ended(Status.SUCCESSFUL, failure, now);
    }

    /** The same operation, failed; a longer reason is cut to what the AWS API allows. */
    public Operation failed(String reason, Instant now) {
        return ended(Status.FAILED, reason, now);
    }

    /** The same operation, overtaken by another one, such as a forced stop. */
    public Operation cancelled(String reason, Instant now) {
        return ended(Status.CANCELLED, reason, now);
    }

    /** The same operation, whose failure led to a rollback. */
    public Operation followedBy(String rollbackId) {
        return new Operation(id, applicationUid, kind, status, startedAt, endedAt, failure, versionChange, rollbackId);
    }

    private Operation ended(Status how, @Nullable String words, @Nullable Instant when) {
        String fitting = words == null || words.length() <= LONGEST_FAILURE
                ? words
                : words.substring(0, LONGEST_FAILURE - 1) + "…";
        return new Operation(
                id, applicationUid, kind, how, startedAt, when, fitting, versionChange, rollbackOperationId);
    }
}
