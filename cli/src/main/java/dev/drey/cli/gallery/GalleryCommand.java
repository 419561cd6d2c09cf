package dev.drey.cli.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.gallery.exhibits.Exhibits;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Table;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.TrialFolder;
import dev.drey.cli.trial.TypedLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** Shows what the doctor makes of known faults. */
@Command(
        name = "gallery",
        description = {
            "Bring about known faults on real clusters, and print what the doctor finds beside what was injected.",
            "Nothing is left behind. docs/gallery.md tells more. Exits with 1 when the doctor misses a cause, or finds one"
                    + " where nothing is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GalleryCommand implements Callable<Integer> {

    private static final String BOTH = "both";

    /** Flink 1.18 does not know interfaces that the program is written against. */
    private static final List<String> RUNTIMES =
            Runtimes.NAMES.stream().filter(name -> !name.equals("FLINK-1_18")).toList();

    private final Time time = Time.system();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "CAUSE", arity = "0..*", description = "What to show; `--list` tells what there is.")
    private List<String> causes = List.of();

    @Option(names = "--list", description = "Tell what there is, and do nothing.")
    private boolean list;

    @Option(names = "--all", description = "Show everything, or all of one family.")
    private boolean all;

    @Option(names = "--family", paramLabel = "FAMILY", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Family family;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "Such as FLINK-1_20, or both for FLINK-1_20 and FLINK-2_2; default ${DEFAULT-VALUE}.")
    private String runtime = Runtimes.USUAL;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for all that the processes write, which stays; default a temporary one.")
    private @Nullable Path data;

    @Option(
            names = "--apply",
            description = {
                "Show exhibits as applications of a service, and carry out the remedy that the doctor names.",
                "Of --all only those whose remedy is one that settings carry out."
            })
    private boolean apply;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        List<Exhibit> chosen = chosen();
        if (list) {
            tell(chosen);
            return ExitCode.OK;
        }
        if (chosen.isEmpty() || (causes.isEmpty() && !all)) {
            throw new ParameterException(command.commandLine(), "Name a cause, or say --all or --list.");
        }
        double load = Machine.load();
        GalleryReport report =
                new GalleryReport(TypedLine.of(command), TypedLine.version(command), load, show(chosen, runtimes()));
        List<String> words = new ArrayList<>(List.of(""));
        words.addAll(report.lines());
        output.answer(report.json(), words);
        return report.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Result> show(List<Exhibit> chosen, List<String> runtimes) throws Exception {
        Screen screen = output.progress(time);
        Launcher launcher = output.isJson() ? Launcher.find().withOutputAside() : Launcher.find();
        List<Result> results = new ArrayList<>();
        try (Endings endings = Endings.atExit()) {
            Path root = TrialFolder.of(data, "drey-gallery-", endings);
            for (String each : runtimes) {
                DreyHome home = new DreyHome(root.resolve("service-" + each), screen, time, launcher, endings);
                Showing showing = new Showing(screen, time, new Doctor(launcher), root, home, apply);
                FlinkJars flink = FlinkJars.install(each, launcher);
                for (Exhibit exhibit : chosen) {
                    Result result = showing.show(exhibit, each, flink);
                    results.add(result);
                    tell(screen, result);
                }
            }
        }
        return results;
    }

    private static void tell(Screen screen, Result result) {
        String found = result.found() == null ? "nothing" : result.found();
        String words = result.exhibit().cause() + " on " + result.runtime() + ": "
                + switch (result.verdict()) {
                    case RIGHT -> screen.good("right");
                    case MISS -> screen.bad("missed") + ", found " + found;
                    case NOT_SHOWN -> screen.bad("could not be shown");
                    case SKIPPED -> "skipped";
                };
        Result.@Nullable Cure cure = result.cure();
        if (cure != null) {
            words += cure.cleared() ? ", and cured (" + cure.words() + ")" : ", and not cured (" + cure.words() + ")";
        }
        screen.say(words + (result.summary().isEmpty() ? "" : ". " + result.summary()));
    }

    private void tell(List<Exhibit> exhibits) throws Exception {
        ArrayNode json = new ObjectMapper().createArrayNode();
        Table table = new Table();
        for (Exhibit exhibit : exhibits) {
            table.row(exhibit.family().name(), exhibit.cause(), exhibit.injected());
            json.addObject()
                    .put("family", exhibit.family().name())
                    .put("cause", exhibit.cause())
                    .put("injected", exhibit.injected());
        }
        output.answer(json, table.lines());
    }

    private List<Exhibit> chosen() {
        List<Exhibit> chosen = new ArrayList<>();
        for (String cause : causes) {
            chosen.add(Exhibits.find(cause)
                    .orElseThrow(() -> new ParameterException(
                            command.commandLine(),
                            "There is no exhibit '" + cause + "'. `drey gallery --list` tells what there is.")));
        }
        if (causes.isEmpty()) {
            chosen.addAll(Exhibits.all());
        }
        return chosen.stream()
                .filter(exhibit -> family == null || exhibit.family() == family)
                .filter(exhibit -> !apply || exhibit.curable() || !causes.isEmpty())
                .toList();
    }

    private List<String> runtimes() {
        if (runtime.equals(BOTH)) {
            return Runtimes.MEASURED;
        }
        if (!RUNTIMES.contains(runtime)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no runtime " + runtime + " for the gallery. There are: " + RUNTIMES + ", or both.");
        }
        return List.of(runtime);
    }
}
