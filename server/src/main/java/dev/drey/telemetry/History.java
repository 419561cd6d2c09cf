package dev.drey.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the observers have kept of applications, across restarts of the service and of Flink's processes. For each
 * application the newest few hundred. Safe for use by several threads. Every method throws {@link
 * dev.drey.telemetry.series.MetricsUnavailableException} when the store cannot be used.
 */
public interface History {

    /** Takes the place of what was kept of the same checkpoint before. */
    void keepCheckpoints(String applicationUid, List<KeptCheckpoint> checkpoints);

    /** Keeps failures. */
    void keepExceptions(String applicationUid, List<KeptException> exceptions);

    /** Keeps what is known of task managers that are lost. */
    void keepLost(String applicationUid, List<LostTaskManager> lost);

    /** Newest first. */
    List<KeptCheckpoint> checkpoints(String applicationUid, int most);

    /** One checkpoint by its id, of the newest incarnation that has it. */
    Optional<KeptCheckpoint> findCheckpoint(String applicationUid, long checkpointId);

    /** Newest first. */
    List<KeptException> exceptions(String applicationUid, int most);

    /** Newest first. */
    List<LostTaskManager> lost(String applicationUid, int most);

    /** The ids of the checkpoints of an incarnation that are kept and final. */
    List<Long> settledCheckpoints(String applicationUid, String jobId);

    /** When the newest failure was that is kept. */
    Optional<Instant> findNewestException(String applicationUid);

    /** Forgets the applications that are not among these. */
    void retain(List<String> applicationUids);
}
