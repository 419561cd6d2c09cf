package dev.drey.runtime;

import java.util.HashMap;
import java.util.Map;

/** Adds up what several downloads report into one figure that never falls, not even when a download starts over. */
final class DownloadTally {

    private final long total;
    private final InstallProgress progress;
    private final Map<LockedArtifact, Long> seen = new HashMap<>();
    private long done;

    DownloadTally(long total, InstallProgress progress) {
        this.total = total;
        this.progress = progress;
    }

    /** So many bytes of this artifact have arrived. */
    synchronized void arrived(LockedArtifact artifact, long bytes) {
        long before = seen.getOrDefault(artifact, 0L);
        long now = Math.min(bytes, artifact.size());
        if (now <= before) {
            return;
        }
        seen.put(artifact, now);
        done += now - before;
        progress.advanced(done, total, artifact.coordinates());
    }

    /** The artifact is in place, wherever it came from. */
    void finished(LockedArtifact artifact) {
        arrived(artifact, artifact.size());
    }
}
