package dev.drey.cli.audit;

import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.SpanConverter;
import dev.drey.cli.trial.TypedLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the audit takes. */
final class AuditOptions {

    private static final long USUAL_FAULTS = 30;
    private static final Duration FOREVER = Duration.ofDays(365);
    private static final String OLDER_CHECKPOINT = "older-checkpoint";

    /** Short, because seeds are typed again. */
    private static final long LARGEST_CHOSEN_SEED = 1_000_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--faults",
            paramLabel = "N",
            description = "How many faults strike; default 30, or as many as fit where --duration is given.")
    private @Nullable Long faults;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = SpanConverter.class,
            description = "No fault strikes after this time, such as 90s, 10m or 2h.")
    private @Nullable Duration duration;

    @Option(names = "--seed", paramLabel = "N", description = "Of the plan of faults; default a random one, printed.")
    private long seed = ThreadLocalRandom.current().nextLong(LARGEST_CHOSEN_SEED);

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description = "Which faults strike; default all that are possible here. `drey audit --list` tells them.")
    private List<String> kinds = List.of();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "exactly-once or at-least-once, which allows doubles; default ${DEFAULT-VALUE}.")
    private String mode = Guarantee.EXACTLY_ONCE.id();

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
            completionCandidates = Runtimes.class)
    private String runtime = Runtimes.USUAL;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder for all that is written, which stays; default a temporary one, which stays only when the"
                            + " audit is not passed.")
    private @Nullable Path data;

    @Option(names = "--rate", paramLabel = "N", description = "Orders per second; default ${DEFAULT-VALUE}.")
    private long rate = 300;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = SpanConverter.class,
            description = "What does not recover within this time has not recovered; default 3m.")
    private Duration patience = Duration.ofMinutes(3);

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the service, as for `drey up`; may be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--standby",
            paramLabel = "N",
            description = "Spare task managers of the application; default ${DEFAULT-VALUE}.")
    private int standby = 0;

    @Option(names = "--list", description = "Tell the kinds of faults, and do nothing.")
    private boolean list;

    @Option(
            names = "--sabotage",
            hidden = true,
            paramLabel = "HOW",
            description = OLDER_CHECKPOINT + ": break the promise on purpose, to see that the audit notices.")
    private @Nullable String sabotage;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** All that are possible, where none are named. */
    List<FaultKind> kinds() {
        List<FaultKind> chosen = new ArrayList<>();
        for (String id : kinds) {
            chosen.add(FaultKind.find(id)
                    .orElseThrow(() ->
                            unusable("There is no kind of fault '" + id + "'. There are: " + FaultKind.ids() + ".")));
        }
        return chosen.isEmpty() ? Arrays.asList(FaultKind.values()) : chosen;
    }

    boolean namesKinds() {
        return !kinds.isEmpty();
    }

    long faults() {
        if (faults != null && faults < 1) {
            throw unusable("--faults must be at least 1, not " + faults + ".");
        }
        return faults != null ? faults : duration != null ? Long.MAX_VALUE : USUAL_FAULTS;
    }

    Duration duration() {
        return duration == null ? FOREVER : duration;
    }

    Guarantee guarantee() {
        return Arrays.stream(Guarantee.values())
                .filter(guarantee -> guarantee.id().equals(mode))
                .findFirst()
                .orElseThrow(() -> unusable("There is no mode " + mode + ". There are: exactly-once, at-least-once."));
    }

    String runtime() {
        if (!Runtimes.NAMES.contains(runtime)) {
            throw unusable("The audit does not run on " + runtime + ". It runs on: " + Runtimes.NAMES + ".");
        }
        return runtime;
    }

    long rate() {
        if (rate < 100 || rate > 5_000) {
            throw unusable("--rate must be from 100 to 5000, not " + rate + ".");
        }
        return rate;
    }

    boolean sabotages() {
        if (sabotage != null && !sabotage.equals(OLDER_CHECKPOINT)) {
            throw unusable("There is no sabotage " + sabotage + ".");
        }
        return sabotage != null;
    }

    List<String> serviceOptions() {
        return settings.stream()
                .flatMap(setting -> List.of("--set", setting).stream())
                .toList();
    }

    int standby() {
        if (standby < 0) {
            throw unusable("--standby must be at least 0, not " + standby + ".");
        }
        return standby;
    }

    long seed() {
        return seed;
    }

    Duration patience() {
        return patience;
    }

    boolean lists() {
        return list;
    }

    @Nullable
    Path data() {
        return data;
    }

    OutputOptions output() {
        return output;
    }

    /** The command line as it was typed, behind the name of the program. */
    String typed() {
        return TypedLine.of(command);
    }

    String version() {
        return TypedLine.version(command);
    }

    private ParameterException unusable(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
