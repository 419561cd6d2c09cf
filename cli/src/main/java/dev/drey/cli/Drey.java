package dev.drey.cli;

import dev.drey.cli.apps.DeleteCommand;
import dev.drey.cli.apps.DeployCommand;
import dev.drey.cli.apps.SnapshotCommand;
import dev.drey.cli.apps.SnapshotsCommand;
import dev.drey.cli.apps.StartCommand;
import dev.drey.cli.apps.StopCommand;
import dev.drey.cli.audit.AuditCommand;
import dev.drey.cli.bench.BenchCommand;
import dev.drey.cli.bundle.BundleCommand;
import dev.drey.cli.demo.DemoCommand;
import dev.drey.cli.doctor.DoctorCommand;
import dev.drey.cli.events.EventsCommand;
import dev.drey.cli.evidence.CheckpointsCommand;
import dev.drey.cli.evidence.ExceptionsCommand;
import dev.drey.cli.evidence.FlameGraphCommand;
import dev.drey.cli.evidence.ThreadsCommand;
import dev.drey.cli.gallery.GalleryCommand;
import dev.drey.cli.logs.LogsCommand;
import dev.drey.cli.remote.Explanation;
import dev.drey.cli.state.StateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code drey}: every command that a person can give. */
@Command(
        name = "drey",
        description = {
            "A self-hosted home for Apache Flink applications, under the AWS API of Amazon Managed Service for Apache"
                    + " Flink.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "`drey help COMMAND` explains a command. A first look: `drey demo`."},
        mixinStandardHelpOptions = true,
        versionProvider = Drey.Version.class,
        subcommands = {
            DemoCommand.class,
            ServiceCommands.Up.class,
            ServiceCommands.Down.class,
            DeployCommand.class,
            AppsCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            EventsCommand.class,
            ExceptionsCommand.class,
            CheckpointsCommand.class,
            StateCommand.class,
            ThreadsCommand.class,
            FlameGraphCommand.class,
            BundleCommand.class,
            StartCommand.class,
            StopCommand.class,
            SnapshotCommand.class,
            SnapshotsCommand.class,
            DeleteCommand.class,
            ServiceCommands.Runtimes.class,
            AuditCommand.class,
            BenchCommand.class,
            GalleryCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Drey implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exits with 0 when all went well, 1 when it did not, 2 when the command line cannot be used. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Drey())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Drey::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    /** A person gets the message; the stack trace is for those who ask for it. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("drey: " + Explanation.of(failure));
        if (System.getenv("DREY_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Reads the version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Drey.class.getPackage().getImplementationVersion();
            return new String[] {"drey " + (version == null ? "(built from sources)" : version)};
        }
    }
}
