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
 */
public record Incarnation(
        String id,
        String applicationUid,
        long versionId,
        int restPort,
        int rpcPort,
        @Nullable String restoredFrom,
        Instant launchedAt) {

    /** The same cluster when it begins to run its job. */
    public Incarnation begunFrom(@Nullable String state, Instant now) {
        return new Incarnation(id, applicationUid, versionId, restPort, rpcPort, state, now);
    }
}
