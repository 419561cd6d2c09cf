package dev.drey;

import dev.drey.config.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that need the service's own class path; all others are in the module {@code cli}. */
@Command(
        name = "drey",
        description = "A self-hosted home for Apache Flink applications.",
        subcommands = {Main.Up.class, Main.Down.class, RuntimeCommand.class, ObserverTrial.class})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exits with 0 when all went well, 1 when it did not, 2 when the command line cannot be used. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }

    /** A person gets the message; the stack trace is for those who ask for it. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("drey: " + failure.getMessage());
        if (System.getenv("DREY_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Runs the service until it is told to end. */
    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "Run the service in the foreground.",
            sortOptions = false)
    static final class Up implements Callable<Integer> {

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() throws Exception {
            Settings settings = options.read();
            try (Stopping stopping = Stopping.listen();
                    ServiceLock lock = ServiceLock.take(settings.dataFolder());
                    Service service =
                            Service.start(settings.withPort(lock.portFor(settings.port())), Installation.find())) {
                lock.announce(service.uri());
                System.out.println(Greeting.of(settings, service));
                stopping.await();
                System.out.println("The service has ended. Clusters that are left are found again by `drey up`, and"
                        + " ended by `drey down`.");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** Ends the service and the clusters. */
    @Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "End the service, and the clusters of its applications.")
    static final class Down implements Callable<Integer> {

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @CommandLine.Option(
                names = "--keep-applications",
                description = "End only the service; its applications' clusters keep running.")
        private boolean keepApplications;

        @Override
        public Integer call() throws Exception {
            new Shutdown(options.read().dataFolder(), System.out).run(keepApplications);
            return CommandLine.ExitCode.OK;
        }
    }
}
