package dev.drey.http.operations;

import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** Describes snapshots to clients. */
final class SnapshotWriter {

    private SnapshotWriter() {}

    /** @param application whose snapshot it is */
    static SnapshotDetails details(Application application, Snapshot snapshot) {
        return SnapshotDetails.builder()
                .snapshotName(snapshot.name())
                .snapshotStatus(snapshot.status().name())
                .applicationVersionId(snapshot.versionId())
                .snapshotCreationTimestamp(snapshot.createdAt())
                .runtimeEnvironment(snapshot.runtimeEnvironment().wireName())
                .applicationEncryptionConfigurationDescription(ConfigurationWriter.encryption(
                        application.version().configuration().encryption()))
                .build();
    }
}
