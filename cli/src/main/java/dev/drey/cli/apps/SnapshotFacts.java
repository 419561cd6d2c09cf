package dev.drey.cli.apps;

import dev.drey.cli.text.Table;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/**
 * A snapshot, for a person's table; written out as JSON as it stands.
 *
 * @param applicationVersion that it was taken of
 * @param taken in ISO format, UTC
 */
record SnapshotFacts(String name, String status, long applicationVersion, String runtime, String taken) {

    static SnapshotFacts of(SnapshotDetails snapshot) {
        return new SnapshotFacts(
                snapshot.snapshotName(),
                snapshot.snapshotStatusAsString(),
                snapshot.applicationVersionId(),
                String.valueOf(snapshot.runtimeEnvironmentAsString()),
                snapshot.snapshotCreationTimestamp().toString());
    }

    static List<String> table(List<SnapshotFacts> snapshots) {
        Table table = new Table().row("SNAPSHOT", "STATUS", "VERSION", "RUNTIME", "TAKEN");
        snapshots.forEach(snapshot -> table.row(
                snapshot.name(),
                snapshot.status(),
                String.valueOf(snapshot.applicationVersion()),
                snapshot.runtime(),
                snapshot.taken()));
        return table.lines();
    }
}
