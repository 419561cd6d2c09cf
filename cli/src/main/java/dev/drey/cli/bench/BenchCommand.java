package dev.drey.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements by name. */
@Command(
        name = "bench",
        description = {
            "Measure Drey on this machine.",
            "Each measurement starts a service of its own and ends it again. docs/measurements.md explains the figures."
        },
        synopsisSubcommandLabel = "MEASUREMENT",
        commandListHeading = "%nMeasurements:%n",
        mixinStandardHelpOptions = true,
        subcommands = {
            StartCommand.class,
            UpdateCommand.class,
            RecoveryCommand.class,
            DowntimeCommand.class,
            CheckpointsCommand.class,
            SoakCommand.class,
            FootprintCommand.class,
            ObserverCommand.class,
            ExaminationCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure.");
    }
}
