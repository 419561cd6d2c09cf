package dev.drey.lifecycle;

import dev.drey.model.RunConfiguration;
import dev.drey.model.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which state a start begins with, as the AWS developer guide has it. */
public final class RestoreRules {

    private RestoreRules() {}

    /**
     * The snapshot to restore: empty means that the application begins without state, because it was asked to or
     * because there is no snapshot yet.
     *
     * @throws SnapshotNotUsableException when a snapshot is asked for by name that is not there or not complete
     */
    public static Optional<Snapshot> choose(RunConfiguration run, List<Snapshot> snapshots)
            throws SnapshotNotUsableException {
        return switch (run.restoreType()) {
            case SKIP_RESTORE_FROM_SNAPSHOT -> Optional.empty();
            case RESTORE_FROM_LATEST_SNAPSHOT ->
                snapshots.stream().filter(RestoreRules::isUsable).max(Comparator.comparing(Snapshot::createdAt));
            case RESTORE_FROM_CUSTOM_SNAPSHOT -> Optional.of(named(String.valueOf(run.snapshotName()), snapshots));
        };
    }

    private static Snapshot named(String name, List<Snapshot> snapshots) throws SnapshotNotUsableException {
        Snapshot snapshot = snapshots.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SnapshotNotUsableException("There is no snapshot named " + name + "."));
        if (!isUsable(snapshot)) {
            throw new SnapshotNotUsableException("Snapshot " + name + " is " + snapshot.status()
                    + " and cannot be restored. Choose one that is READY.");
        }
        return snapshot;
    }

    private static boolean isUsable(Snapshot snapshot) {
        return snapshot.status() == Snapshot.Status.READY;
    }
}
