package dev.drey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One life of an application's Flink cluster, from the launch of its processes until they are confirmed gone. An
 * application has at most one that has not ended.
 *
 * @param id 32 hexadecimal digits: Flink's id of its job, and the mark in the command line of each of its processes, by
 *     which they are found again
 * @param versionId the application's version that it runs
 * @param restPort of the job manager, on loopback
 * @param restoredFrom the savepoint or checkpoint that its job begins with, null when it begins empty
 * @param newestCheckpoint the newest that its job is known to have completed, null when none is; so that one that is lost
 *     is missed
 */
public record Incarnation(
        String id,
        String applicationUid,
        long versionId,
        int restPort,
        int rpcPort,
        @Nullable String restoredFrom,
        Instant launchedAt,
        @Nullable String newestCheckpoint) {

    /** One that has completed no checkpoint yet. */
    public Incarnation(
            String id,
            String applicationUid,
            long versionId,
            int restPort,
            int rpcPort,
            @Nullable String restoredFrom,
            Instant launchedAt) {
        this(id, applicationUid, versionId, restPort, rpcPort, restoredFrom, launchedAt, null);
    }

    /** The same incarnation, whose job has completed a checkpoint since. */
    public Incarnation withNewestCheckpoint(String location) {
        return new Incarnation(id, applicationUid, versionId, restPort, rpcPort, restoredFrom, launchedAt, location);
    }

    /** The same cluster when it begins to run its job. */
    public Incarnation begunFrom(@Nullable String state, Instant now) {
        return new Incarnation(id, applicationUid, versionId, restPort, rpcPort, state, now);
    }
}
