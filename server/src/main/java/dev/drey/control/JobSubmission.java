package dev.drey.control;

import dev.drey.flink.JarSubmission;
import dev.drey.model.Application;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.Incarnation;
import dev.drey.model.RunConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application's program as the bridge is asked to run it.
 *
 * @param incarnation the cluster it is run on
 * @param jarName in the cluster's upload folder
 * @param standBy where the job is to wait for its release, null when it is to begin at once
 */
record JobSubmission(
        Application application,
        Incarnation incarnation,
        String jarName,
        String mainClass,
        @Nullable StandByFolder standBy) {

    private static final String BRIDGE = "dev.drey.bridge.ProgramLauncher";

    JarSubmission toFlink() {
        return new JarSubmission(
                incarnation.id(),
                jarName,
                BRIDGE,
                arguments(),
                application.version().configuration().parallelism().parallelism(),
                incarnation.restoredFrom(),
                allowNonRestoredState());
    }

    private boolean allowNonRestoredState() {
        RunConfiguration run = application.runConfiguration();
        return run != null && run.allowNonRestoredState();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--main-class", mainClass));
        CheckpointSettings checkpoints = application.version().configuration().checkpoints();
        arguments.addAll(List.of("--checkpointing", checkpoints.enabled() ? "enabled" : "disabled"));
        if (checkpoints.enabled()) {
            arguments.addAll(List.of(
                    "--checkpoint-interval-ms",
                    String.valueOf(checkpoints.interval().toMillis()),
                    "--checkpoint-min-pause-ms",
                    String.valueOf(checkpoints.minimumPause().toMillis())));
        }
        if (standBy != null) {
            arguments.addAll(List.of(
                    "--stand-by",
                    standBy.path().toString(),
                    "--allow-non-restored-state",
                    String.valueOf(allowNonRestoredState())));
        }
        return arguments;
    }
}
