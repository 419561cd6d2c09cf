package dev.drey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.FlinkSettings;
import dev.drey.cluster.OwnSettings;
import dev.drey.cluster.SettingNames;
import dev.drey.cluster.process.FlinkJvmOptions;
import dev.drey.config.Settings;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.runtime.FlinkRuntime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an application on a runtime would be run with: for those who look at a program before there is an application. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write, as JSON, the class path, the JVM's flags and the settings of Flink that an application would have.",
            "The runtime is installed if need be; a service need not run."
        })
final class RuntimeSettings implements Callable<Integer> {

    private static final String NO_CREDENTIALS = "none";

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUNTIME", description = "Such as FLINK-1_20.")
    private String name = "";

    @Option(names = "--parallelism", paramLabel = "N", defaultValue = "1", description = "Of the application.")
    private int parallelism;

    @Option(names = "--parallelism-per-kpu", paramLabel = "N", defaultValue = "1", description = "Likewise.")
    private int parallelismPerKpu;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "MILLISECONDS",
            defaultValue = "60000",
            description = "Of the application; 0 for no checkpoints.")
    private long intervalMillis;

    @Option(
            names = "--checkpoint-pause",
            paramLabel = "MILLISECONDS",
            defaultValue = "5000",
            description = "Least time between two checkpoints.")
    private long pauseMillis;

    @Option(
            names = "--flink",
            paramLabel = "KEY=VALUE",
            description = "A setting of the property group drey.flink, as often as needed.")
    private Map<String, String> own = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        RuntimeEnvironment environment = RuntimeCommand.environment(name, spec);
        OwnSettings chosen = new OwnSettings(environment, own);
        List<String> problems = chosen.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        Settings settings = options.read();
        FlinkRuntime runtime = install(environment, settings);
        ObjectMapper json = new ObjectMapper();
        ObjectNode answer = json.createObjectNode();
        answer.put("runtime", environment.wireName()).put("flinkVersion", runtime.flinkVersion());
        ArrayNode classPath = answer.putArray("classPath");
        runtime.classPath().forEach(jar -> classPath.add(jar.toString()));
        answer.put("plugins", runtime.plugins().toString());
        ArrayNode jvmOptions = answer.putArray("jvmOptions");
        FlinkJvmOptions.jobManager(runtime).forEach(jvmOptions::add);
        ObjectNode flink = answer.putObject("settings");
        SettingNames.in(environment, flinkSettings(settings, chosen)).forEach(flink::put);
        System.out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        return CommandLine.ExitCode.OK;
    }

    private static FlinkRuntime install(RuntimeEnvironment environment, Settings settings) throws IOException {
        ExecutorService downloads = RuntimeCommand.downloads();
        ProgressBar bar = new ProgressBar(System.err, "Flink " + environment.flinkVersion());
        try {
            return RuntimeCommand.runtimes(settings, Installation.find(), downloads)
                    .present(environment, bar);
        } finally {
            bar.end();
            downloads.shutdownNow();
        }
    }

    /** All that does not depend on where a cluster's processes are. */
    private Map<String, String> flinkSettings(Settings settings, OwnSettings chosen) {
        CheckpointSettings checkpoints = new CheckpointSettings(
                ConfigurationType.CUSTOM,
                intervalMillis > 0,
                Duration.ofMillis(intervalMillis),
                Duration.ofMillis(pauseMillis));
        String state = settings.dataFolder().resolve("state").toUri().toString().replaceAll("/+$", "");
        return new FlinkSettings()
                .kpus(
                        new ParallelismSettings(ConfigurationType.CUSTOM, parallelism, parallelismPerKpu, false),
                        settings.kpuMemory())
                .checkpoints(
                        checkpoints,
                        chosen.findCheckpointDirectory().orElse(state),
                        chosen.findSavepointDirectory().orElse(state))
                .recovery(settings.patience().pause())
                // Sinks that write files create Flink's file system while a job is built, which asks nobody yet.
                .objectStore(
                        URI.create("http://127.0.0.1:" + settings.port()),
                        settings.region(),
                        NO_CREDENTIALS,
                        NO_CREDENTIALS)
                .service()
                .own(chosen)
                .toMap();
    }
}
