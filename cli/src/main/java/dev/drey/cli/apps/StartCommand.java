package dev.drey.cli.apps;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RunConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;

/** Starts an application. */
@Command(
        name = "start",
        description = "Start an application, from its latest snapshot unless told otherwise, and wait until it runs.",
        mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @ArgGroup
    private @Nullable Restore restore;

    @Option(
            names = "--allow-non-restored-state",
            description = "Start even if the program has no place for a part of the snapshot's state.")
    private boolean allowNonRestoredState;

    /** What to start from. */
    static final class Restore {

        @Option(names = "--snapshot", paramLabel = "SNAPSHOT", description = "Start from this snapshot.")
        private @Nullable String snapshot;

        @Option(
                names = "--checkpoint",
                paramLabel = "CHECKPOINT",
                description =
                        "Start from this checkpoint, which a job has left: by its number, or by its path, also one"
                                + " of another Flink. It becomes a snapshot.")
        private @Nullable String checkpoint;

        @Option(names = "--skip-restore", description = "Start empty, whatever snapshots there are.")
        private boolean skip;
    }

    @Override
    public Integer call() throws Exception {
        return options.perform(application -> {
            if (restore != null && restore.checkpoint != null) {
                restore.snapshot = application.snapshots().adopt(restore.checkpoint);
            }
            Starting starting = new Starting(application, options.invocation());
            Starting.Started started = starting.run(this::configure);
            if (!options.output().isJson()) {
                starting.sayHowToLook();
            }
            options.output().answer(started, List.of());
        });
    }

    /** What is not asked for is left to the service. */
    private void configure(StartApplicationRequest.Builder request) {
        if (restore == null && !allowNonRestoredState) {
            return;
        }
        RunConfiguration.Builder run = RunConfiguration.builder();
        if (restore != null) {
            run.applicationRestoreConfiguration(restoreConfiguration(restore));
        }
        if (allowNonRestoredState) {
            run.flinkRunConfiguration(flink -> flink.allowNonRestoredState(true));
        }
        request.runConfiguration(run.build());
    }

    private static ApplicationRestoreConfiguration restoreConfiguration(Restore restore) {
        ApplicationRestoreType type = restore.skip
                ? ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT
                : ApplicationRestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT;
        return ApplicationRestoreConfiguration.builder()
                .applicationRestoreType(type)
                .snapshotName(restore.snapshot)
                .build();
    }
}
