package dev.drey.cli.apps;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists snapshots. */
@Command(
        name = "snapshots",
        description = "List the snapshots of an application, newest first.",
        mixinStandardHelpOptions = true)
public final class SnapshotsCommand implements Callable<Integer> {

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Override
    public Integer call() throws Exception {
        return options.perform(application -> {
            List<SnapshotFacts> snapshots = application.snapshots().list().stream()
                    .map(SnapshotFacts::of)
                    .toList();
            options.output()
                    .answer(
                            snapshots,
                            snapshots.isEmpty()
                                    ? List.of("Application " + application.name() + " has no snapshots. "
                                            + options.invocation().of("snapshot " + application.name())
                                            + " takes one while it runs.")
                                    : SnapshotFacts.table(snapshots));
        });
    }
}
