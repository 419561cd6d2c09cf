package dev.drey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint under a name.
 *
 * @param versionId the application's version whose state it holds
 * @param runtimeEnvironment the Flink line that wrote it
 * @param location where Flink wrote it, null until it is complete
 * @param failure why it could not be taken, null unless it failed
 */
public record Snapshot(
        String applicationUid,
        String name,
        Status status,
        long versionId,
        RuntimeEnvironment runtimeEnvironment,
        Instant createdAt,
        @Nullable String location,
        @Nullable String failure) {

    /** How far it is, under the names of the AWS API. */
    public enum Status {
        CREATING,
        READY,
        DELETING,
        FAILED
    }

    /** The same snapshot, complete. */
    public Snapshot ready(String newLocation) {
        return new Snapshot(
                applicationUid, name, Status.READY, versionId, runtimeEnvironment, createdAt, newLocation, null);
    }

    /** The same snapshot, not to be had. */
    public Snapshot failed(String reason) {
        return new Snapshot(
                applicationUid, name, Status.FAILED, versionId, runtimeEnvironment, createdAt, null, reason);
    }

    /** The same snapshot, on its way out. */
    public Snapshot deleting() {
        return new Snapshot(
                applicationUid, name, Status.DELETING, versionId, runtimeEnvironment, createdAt, location, null);
    }
}
