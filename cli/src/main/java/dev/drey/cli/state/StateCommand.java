package dev.drey.cli.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.remote.RefusedException;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in a checkpoint or snapshot. */
@Command(
        name = "state",
        description = {
            "Show what is in a checkpoint or snapshot of an application, default the newest: sizes by operator, state,"
                    + " subtask and key group, how many keys there are and which weigh most, and what could do with a time"
                    + " to live. Reads files only, beside a job that runs."
        },
        mixinStandardHelpOptions = true)
public final class StateCommand implements Callable<Integer> {

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of an application.")
    private @Nullable String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHICH",
            description = "A snapshot's name; or a checkpoint by its number, such as 12, or by its location.")
    private @Nullable String which;

    @Option(
            names = "--since",
            paramLabel = "WHICH",
            description = "An older checkpoint or snapshot: tells what has grown since.")
    private @Nullable String since;

    @Option(
            names = "--path",
            paramLabel = "LOCATION",
            description = "A checkpoint or savepoint of any Flink instead, by its folder.")
    private @Nullable String path;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "The line of Flink to read with, such as FLINK-1_20; default the application's own.")
    private @Nullable String runtime;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how long entries are read at most; default ${DEFAULT-VALUE}. Sizes need none.")
    private int seconds;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of the heaviest keys to tell; default ${DEFAULT-VALUE}.")
    private int most;

    @Override
    public Integer call() throws Exception {
        if ((name == null) == (path == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Give the name of an application, or a folder with --path.");
        }
        if (path != null && runtime == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say with --runtime which line of Flink wrote it, such as FLINK-1_20.");
        }
        Time time = Time.system();
        Screen screen = output.progress(time);
        try (Service reached = service.connect()) {
            screen.live("reading state");
            ObjectNode now = read(reached, path == null ? which : path);
            ObjectNode before = since == null ? null : read(reached, since);
            screen.wipe();
            answer(now, before);
        }
        return ExitCode.OK;
    }

    private ObjectNode read(Service reached, @Nullable String of)
            throws IOException, InterruptedException, RefusedException {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (of != null) {
            parameters.put("of", location(of));
        }
        if (runtime != null) {
            parameters.put("runtime", runtime);
        }
        parameters.put("seconds", String.valueOf(seconds));
        parameters.put("most", String.valueOf(most));
        return reached.clusters().readState(name, parameters);
    }

    /** A folder here is meant as it is seen from here. */
    private String location(String of) {
        boolean folder = path != null && !of.contains(":");
        return folder && Files.exists(Path.of(of))
                ? Path.of(of).toAbsolutePath().normalize().toString()
                : of;
    }

    private void answer(ObjectNode now, @Nullable ObjectNode before) throws IOException {
        StateFacts facts = StateFacts.of(now);
        StateFacts former = before == null ? null : StateFacts.of(before);
        List<Growth> growth = former == null ? List.of() : Growth.between(former, facts);
        List<TtlCandidate> candidates = TtlCandidate.of(facts, growth);
        if (former != null) {
            now.putObject("since")
                    .put("location", former.location())
                    .put("snapshot", former.snapshot())
                    .put("writtenAt", former.writtenAt().toString())
                    .put("bytes", former.bytes());
            now.set("growth", new ObjectMapper().valueToTree(growth));
        }
        now.set("ttlCandidates", new ObjectMapper().valueToTree(candidates));
        output.answer(now, StateReport.of(facts, former, growth, candidates));
    }
}
