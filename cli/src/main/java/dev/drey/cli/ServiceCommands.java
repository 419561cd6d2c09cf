package dev.drey.cli;

import dev.drey.cli.remote.Launcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * The commands that run on the service's own class path. The launcher takes them there at once; here they are described,
 * and handed back to the launcher should they arrive.
 */
final class ServiceCommands {

    private ServiceCommands() {}

    /** Hands over the command with everything behind its name. */
    private abstract static sealed class HandedOver implements Callable<Integer> permits Up, Down, Runtimes {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws Exception {
            List<String> all = new ArrayList<>(List.of(spec.name()));
            all.addAll(arguments);
            return Launcher.find().run(all);
        }
    }

    /** Runs the service. */
    @Command(
            name = "up",
            description = "Run the service in the foreground.",
            customSynopsis = "drey up [--data DIR] [--port N] [--config FILE] [--set KEY=VALUE]...")
    static final class Up extends HandedOver {}

    /** Ends it. */
    @Command(
            name = "down",
            description = "End the service, and the clusters of its applications.",
            customSynopsis = "drey down [--data DIR] [--keep-applications]")
    static final class Down extends HandedOver {}

    /** The Flink versions. */
    @Command(
            name = "runtime",
            description = "Show or fetch the Flink versions at hand.",
            customSynopsis = {
                "drey runtime list",
                "drey runtime install RUNTIME",
                "drey runtime settings RUNTIME [OPTIONS]"
            })
    static final class Runtimes extends HandedOver {}
}
