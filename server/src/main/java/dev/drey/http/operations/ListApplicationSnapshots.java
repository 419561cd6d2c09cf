package dev.drey.http.operations;

import dev.drey.control.Control;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.Snapshot;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsResponse;

/** Lists snapshots, oldest first. */
final class ListApplicationSnapshots
        implements Operation<ListApplicationSnapshotsRequest, ListApplicationSnapshotsResponse> {

    private static final Pages<Snapshot> PAGES = new Pages<>(
            "snapshots", PageMark.OLDEST_FIRST, snapshot -> PageMark.of(snapshot.createdAt(), snapshot.name()));

    private final Control control;

    ListApplicationSnapshots(Control control) {
        this.control = control;
    }

    @Override
    public String name() {
        return "ListApplicationSnapshots";
    }

    @Override
    public ListApplicationSnapshotsRequest.Builder requestBuilder() {
        return ListApplicationSnapshotsRequest.builder();
    }

    @Override
    public ListApplicationSnapshotsResponse handle(ListApplicationSnapshotsRequest request) {
        Application application = control.applications().get(request.applicationName());
        Page<Snapshot> page =
                PAGES.page(control.snapshots().list(request.applicationName()), request.limit(), request.nextToken());
        return ListApplicationSnapshotsResponse.builder()
                .snapshotSummaries(page.items().stream()
                        .map(snapshot -> SnapshotWriter.details(application, snapshot))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }
}
