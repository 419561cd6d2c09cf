package dev.drey.cli.apps;

import dev.drey.cli.text.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a snapshot. */
@Command(
        name = "snapshot",
        description = "Take a snapshot of a running application, which runs on meanwhile.",
        mixinStandardHelpOptions = true)
public final class SnapshotCommand implements Callable<Integer> {

    private static final DateTimeFormatter BY_TIME =
            DateTimeFormatter.ofPattern("'snapshot-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SNAPSHOT",
            description = "Name of the snapshot; default by time, such as snapshot-20260102-030405.")
    private @Nullable String named;

    @Option(names = "--no-wait", description = "Return when it has been begun.")
    private boolean noWait;

    @Override
    public Integer call() throws Exception {
        return options.perform(application -> {
            String name = named == null ? nameAt(application.stage().time().now()) : named;
            ApplicationSnapshots snapshots = application.snapshots();
            snapshots.begin(name);
            if (noWait) {
                application.stage().screen().say("Snapshot " + name + " is being taken.");
            } else {
                Duration elapsed = snapshots.await(name);
                application
                        .stage()
                        .screen()
                        .say("Snapshot " + name + " is READY after " + Figures.seconds(elapsed) + ".");
            }
            options.output().answer(SnapshotFacts.of(snapshots.get(name)), List.of());
        });
    }

    static String nameAt(Instant now) {
        return BY_TIME.format(now);
    }
}
