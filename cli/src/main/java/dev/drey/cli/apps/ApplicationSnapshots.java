package dev.drey.cli.apps;

import dev.drey.cli.remote.RefusedException;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotStatus;

/** The application's snapshots, through the AWS API. */
public final class ApplicationSnapshots {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Stage stage;
    private final String application;
    private final KinesisAnalyticsV2Client analytics;

    ApplicationSnapshots(Stage stage, String application) {
        this.stage = stage;
        this.application = application;
        this.analytics = stage.service().analytics();
    }

    /** Newest first. */
    public List<SnapshotDetails> list() {
        List<SnapshotDetails> snapshots = new ArrayList<>();
        @Nullable String next = null;
        do {
            String token = next;
            ListApplicationSnapshotsResponse page = analytics.listApplicationSnapshots(
                    request -> request.applicationName(application).nextToken(token));
            snapshots.addAll(page.snapshotSummaries());
            next = page.nextToken();
        } while (next != null);
        snapshots.sort(
                Comparator.comparing(SnapshotDetails::snapshotCreationTimestamp).reversed());
        return snapshots;
    }

    /** The newest of those that were not there {@code before}, a former {@link #list}. */
    public Optional<SnapshotDetails> findNewest(List<SnapshotDetails> before) {
        List<String> known = before.stream().map(SnapshotDetails::snapshotName).toList();
        return list().stream()
                .filter(snapshot -> !known.contains(snapshot.snapshotName()))
                .findFirst();
    }

    /** Returns at once. */
    public void begin(String snapshot) {
        analytics.createApplicationSnapshot(
                request -> request.applicationName(application).snapshotName(snapshot));
    }

    /** The snapshot as it stands. */
    public SnapshotDetails get(String snapshot) {
        return analytics
                .describeApplicationSnapshot(
                        request -> request.applicationName(application).snapshotName(snapshot))
                .snapshotDetails();
    }

    /**
     * Makes a checkpoint that a job has left a snapshot.
     *
     * @param checkpoint by its number or its location
     * @return the snapshot's name
     */
    String adopt(String checkpoint) throws IOException, InterruptedException, CommandFailure {
        try {
            return stage.service().clusters().adopt(application, checkpoint);
        } catch (RefusedException refusal) {
            throw new CommandFailure(String.valueOf(refusal.getMessage()));
        }
    }

    /** Time until the snapshot is READY. */
    public Duration await(String snapshot) throws InterruptedException, CommandFailure {
        Optional<Duration> ready = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            SnapshotStatus status = get(snapshot).snapshotStatus();
            stage.screen().live("snapshot " + snapshot + " is " + status + ", " + Figures.running(elapsed));
            if (status != SnapshotStatus.READY && status != SnapshotStatus.CREATING) {
                throw new CommandFailure("Snapshot " + snapshot + " of application " + application + " is " + status
                        + " after " + Figures.seconds(elapsed) + ". The service's log says why, and so may the"
                        + " application's: drey logs " + application);
            }
            return status == SnapshotStatus.READY ? Optional.of(elapsed) : Optional.empty();
        });
        return ready.orElseThrow(() -> new CommandFailure("Snapshot " + snapshot + " of application " + application
                + " was not READY within " + PATIENCE.toMinutes() + " minutes. It is still being taken;"
                + " drey snapshots " + application + " shows what becomes of it."));
    }
}
