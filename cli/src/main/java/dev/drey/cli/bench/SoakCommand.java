package dev.drey.cli.bench;

import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.SpanConverter;
import dev.drey.cli.trial.TrialFolder;
import dev.drey.cli.trial.TypedLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a busy machine and paused processes make Drey replace what is well. */
@Command(
        name = "soak",
        description = {
            "Pause processes for 5 s each on a machine under full load, and see that none is replaced for it.",
            "Exits with 1 on a false alarm, or when a record was lost or doubled."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

    /** Short, because seeds are typed again. */
    private static final long LARGEST_CHOSEN_SEED = 1_000_000;

    private final Time time = Time.system();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = SpanConverter.class,
            description = "No process is paused after this time, such as 90s, 10m or 2h; default 30m.")
    private Duration duration = Duration.ofMinutes(30);

    @Option(names = "--seed", paramLabel = "N", description = "Of the plan of pauses; default a random one, printed.")
    private long seed = ThreadLocalRandom.current().nextLong(LARGEST_CHOSEN_SEED);

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
            completionCandidates = Runtimes.class)
    private String runtime = Runtimes.USUAL;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all that the processes write, which stays; default a temporary one.")
    private @Nullable Path data;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the service, as for `drey up`; may be repeated.")
    private List<String> settings = List.of();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        if (!Runtimes.NAMES.contains(runtime)) {
            throw new ParameterException(
                    command.commandLine(),
                    "The soak does not run on " + runtime + ". It runs on: " + Runtimes.NAMES + ".");
        }
        SoakReport report;
        try (Endings endings = Endings.atExit()) {
            Trial trial = new TrialStart(output.progress(time), time, launcher(), endings)
                    .begin(runtime, TrialFolder.of(data, "drey-bench-", endings), serviceOptions());
            trial.say("seed " + seed);
            DreySufferer application = DreySufferer.start(trial, Soak.program(), 0);
            Soak.Seen seen = new Soak(trial, application).run(new PausePlan(seed), duration);
            report = new SoakReport(
                    TypedLine.of(command),
                    TypedLine.version(command),
                    Machine.here(),
                    runtime,
                    seed,
                    duration.toSeconds(),
                    seen);
        }
        List<String> words = new ArrayList<>(List.of(""));
        words.addAll(report.words());
        output.answer(report.json(), words);
        return report.violations().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> serviceOptions() {
        return settings.stream()
                .flatMap(setting -> List.of("--set", setting).stream())
                .toList();
    }

    /** Standard output is for the result where programs read it. */
    private Launcher launcher() throws IOException {
        return output.isJson() ? Launcher.find().withOutputAside() : Launcher.find();
    }
}
