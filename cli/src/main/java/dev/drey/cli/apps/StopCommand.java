package dev.drey.cli.apps;

import dev.drey.cli.text.Figures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** Stops an application. */
@Command(
        name = "stop",
        description = "Stop an application with a snapshot, and wait until it has stopped.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = "--force",
            description = "End it at once and without a snapshot, from any status that is not at rest either.")
    private boolean force;

    /**
     * A stop that succeeded.
     *
     * @param snapshot the one that it took, null when it took none
     */
    record Stopped(
            String name,
            String status,
            long millis,
            @Nullable String snapshot) {}

    @Override
    public Integer call() throws Exception {
        return options.perform(application -> {
            List<SnapshotDetails> before = application.snapshots().list();
            Duration elapsed = application.stop(force);
            @Nullable
            String snapshot = application
                    .snapshots()
                    .findNewest(before)
                    .map(SnapshotDetails::snapshotName)
                    .orElse(null);
            application
                    .stage()
                    .screen()
                    .say(application.name() + " is READY after " + Figures.seconds(elapsed) + ", "
                            + (snapshot == null
                                    ? "without a new snapshot."
                                    : "with snapshot " + snapshot + ", from which the next start goes on."));
            options.output().answer(new Stopped(application.name(), "READY", elapsed.toMillis(), snapshot), List.of());
        });
    }
}
