package dev.drey.http.operations;

import dev.drey.control.Snapshots;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationSnapshotResponse;

/** Begins to take a snapshot. */
final class CreateApplicationSnapshot
        implements Operation<CreateApplicationSnapshotRequest, CreateApplicationSnapshotResponse> {

    private final Snapshots snapshots;

    CreateApplicationSnapshot(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "CreateApplicationSnapshot";
    }

    @Override
    public CreateApplicationSnapshotRequest.Builder requestBuilder() {
        return CreateApplicationSnapshotRequest.builder();
    }

    @Override
    public CreateApplicationSnapshotResponse handle(CreateApplicationSnapshotRequest request) {
        snapshots.create(request.applicationName(), request.snapshotName());
        return CreateApplicationSnapshotResponse.builder().build();
    }
}
