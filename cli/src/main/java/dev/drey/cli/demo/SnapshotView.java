package dev.drey.cli.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** The application's snapshots, from the AWS API. */
final class SnapshotView {

    private final Stage stage;

    SnapshotView(Stage stage) {
        this.stage = stage;
    }

    SnapshotDetails newest() throws DemoFailure {
        return list().stream()
                .max(Comparator.comparing(SnapshotDetails::snapshotCreationTimestamp))
                .orElseThrow(() -> new DemoFailure("Application " + OrdersApplication.NAME
                        + " was stopped with snapshots enabled, but has none. This is a fault of Drey; please report"
                        + " it."));
    }

    private List<SnapshotDetails> list() {
        List<SnapshotDetails> snapshots = new ArrayList<>();
        @Nullable String next = null;
        do {
            String token = next;
            ListApplicationSnapshotsResponse page = stage.service()
                    .analytics()
                    .listApplicationSnapshots(request ->
                            request.applicationName(OrdersApplication.NAME).nextToken(token));
            snapshots.addAll(page.snapshotSummaries());
            next = page.nextToken();
        } while (next != null);
        return snapshots;
    }
}
