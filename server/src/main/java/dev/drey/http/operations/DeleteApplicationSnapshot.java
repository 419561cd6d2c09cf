package dev.drey.http.operations;

import dev.drey.control.Snapshots;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationSnapshotResponse;

/** Begins to delete a snapshot. */
final class DeleteApplicationSnapshot
        implements Operation<DeleteApplicationSnapshotRequest, DeleteApplicationSnapshotResponse> {

    private final Snapshots snapshots;

    DeleteApplicationSnapshot(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "DeleteApplicationSnapshot";
    }

    @Override
    public DeleteApplicationSnapshotRequest.Builder requestBuilder() {
        return DeleteApplicationSnapshotRequest.builder();
    }

    @Override
    public DeleteApplicationSnapshotResponse handle(DeleteApplicationSnapshotRequest request) {
        snapshots.delete(request.applicationName(), request.snapshotName(), request.snapshotCreationTimestamp());
        return DeleteApplicationSnapshotResponse.builder().build();
    }
}
