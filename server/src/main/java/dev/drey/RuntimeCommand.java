package dev.drey;

import dev.drey.cluster.process.CdsArchiveMaker;
import dev.drey.config.Settings;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.MavenArtifactSource;
import dev.drey.runtime.RuntimeStatus;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The Flink versions at hand. */
@Command(
        name = "runtime",
        mixinStandardHelpOptions = true,
        description = "The Flink versions at hand.",
        subcommands = {RuntimeCommand.Listing.class, RuntimeCommand.Install.class, RuntimeSettings.class})
final class RuntimeCommand implements Runnable {

    private static final int DOWNLOADS_AT_A_TIME = 6;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say `runtime list`, `runtime install` or `runtime settings`.");
    }

    static FlinkRuntimes runtimes(Settings settings, Installation installation, Executor downloads) {
        return new FlinkRuntimes(
                settings.cacheFolder().resolve("runtimes"),
                installation.bridgeJar(),
                new MavenArtifactSource(),
                new CdsArchiveMaker(installation.rehearsal()),
                downloads);
    }

    /** A few at a time: more does not make a download faster. */
    static ExecutorService downloads() {
        return Executors.newFixedThreadPool(DOWNLOADS_AT_A_TIME, task -> {
            Thread thread = new Thread(task, "download");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @throws ParameterException when there is none of that name */
    static RuntimeEnvironment environment(String name, CommandSpec spec) {
        return RuntimeEnvironment.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no runtime " + name + ". There are: " + names()));
    }

    private static String names() {
        return Arrays.stream(RuntimeEnvironment.values())
                .map(RuntimeEnvironment::wireName)
                .collect(Collectors.joining(", "));
    }

    /** Shows them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Show the Flink versions that can be run.")
    static final class Listing implements Callable<Integer> {

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() throws Exception {
            FlinkRuntimes runtimes = runtimes(options.read(), Installation.find(), Runnable::run);
            for (RuntimeStatus status : runtimes.list()) {
                System.out.printf(
                        "%-11s Flink %-7s %4d MB  %s%n",
                        status.environment().wireName(),
                        status.flinkVersion(),
                        status.bytes() / 1_000_000,
                        status.installed() ? "installed in " + status.folder() : "not installed");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /** Installs one. */
    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = "Fetch a Flink version, so that starts need no network.")
    static final class Install implements Callable<Integer> {

        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "RUNTIME", description = "Such as FLINK-1_20.")
        private String name = "";

        @Override
        public Integer call() throws Exception {
            RuntimeEnvironment environment = environment(name, spec);
            ExecutorService downloads = downloads();
            ProgressBar bar = new ProgressBar(System.err, "Flink " + environment.flinkVersion());
            try {
                runtimes(options.read(), Installation.find(), downloads).install(environment, bar);
            } finally {
                bar.end();
                downloads.shutdownNow();
            }
            System.out.println("Flink " + environment.flinkVersion() + " is installed.");
            return CommandLine.ExitCode.OK;
        }
    }
}
