package dev.drey.cli.bench;

import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.trial.TypedLine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all measurements take. */
final class BenchOptions {

    private static final String BOTH = "both";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "Such as FLINK-1_20, or both for FLINK-1_20 and FLINK-2_2; default ${DEFAULT-VALUE}.")
    private String runtime = BOTH;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all that the processes write, which stays; default a temporary one.")
    private @Nullable Path data;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    List<String> runtimes() {
        if (runtime.equals(BOTH)) {
            return Runtimes.MEASURED;
        }
        if (!Runtimes.NAMES.contains(runtime)) {
            throw unusable("There is no runtime " + runtime + ". There are: " + Runtimes.NAMES + ", or both.");
        }
        return List.of(runtime);
    }

    /** The number, if it is one that can be counted to. */
    int atLeastOne(String option, int number) {
        if (number < 1) {
            throw unusable(option + " must be at least 1, not " + number + ".");
        }
        return number;
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
