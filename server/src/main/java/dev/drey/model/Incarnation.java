package dev.drey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One life of an application's Flink cluster, from the launch of its processes until they are confirmed gone. An
 * application has at most one that has not ended.
 *
 * @param id stands in the command line of each of its processes, which is how they are found again
 * @param versionId the application's version that it runs
 * @param restPort of the job manager, on loopback
 * @param restoredFrom the snapshot or checkpoint that its job began with, null when it began empty
 * @param jobId Flink's id of the job, null until it is known
 */
public record Incarnation(
        String id,
        String applicationUid,
        long versionId,
        int restPort,
        int rpcPort,
        @Nullable String restoredFrom,
        @Nullable String jobId,
        Instant launchedAt) {

    /** The same incarnation, its job known. */
    public Incarnation withJobId(String newJobId) {
        return new Incarnation(id, applicationUid, versionId, restPort, rpcPort, restoredFrom, newJobId, launchedAt);
    }
}
