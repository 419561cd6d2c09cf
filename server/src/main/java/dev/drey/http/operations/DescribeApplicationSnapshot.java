package dev.drey.http.operations;

import dev.drey.control.Control;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationSnapshotResponse;

/** Tells everything about one snapshot. */
final class DescribeApplicationSnapshot
        implements Operation<DescribeApplicationSnapshotRequest, DescribeApplicationSnapshotResponse> {

    private final Control control;

    DescribeApplicationSnapshot(Control control) {
        this.control = control;
    }

    @Override
    public String name() {
        return "DescribeApplicationSnapshot";
    }

    @Override
    public DescribeApplicationSnapshotRequest.Builder requestBuilder() {
        return DescribeApplicationSnapshotRequest.builder();
    }

    @Override
    public DescribeApplicationSnapshotResponse handle(DescribeApplicationSnapshotRequest request) {
        Application application = control.applications().get(request.applicationName());
        Snapshot snapshot = control.snapshots().get(request.applicationName(), request.snapshotName());
        return DescribeApplicationSnapshotResponse.builder()
                .snapshotDetails(SnapshotWriter.details(application, snapshot))
                .build();
    }
}
