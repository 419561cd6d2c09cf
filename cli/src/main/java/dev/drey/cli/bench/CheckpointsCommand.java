package dev.drey.cli.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the settings of checkpoints, state backends and snapshots cost. */
@Command(
        name = "checkpoints",
        description = "Time, bytes, speed, recovery and disk with each of the settings of fault tolerance.",
        mixinStandardHelpOptions = true)
final class CheckpointsCommand implements Callable<Integer> {

    private static final List<String> NOTES = List.of(
            "State of 50,000 keys of 1,000 bytes each that cannot be compressed, parallelism 2 in one task manager, a",
            "checkpoint every second; 2,000 keys change in a second. At full speed nothing holds the source back. held-up:",
            "at full speed into operators that together take about 18,000 records in a second, so that all buffers are full.",
            "A checkpoint's time and bytes are Flink's own figures; the first ones, while the state comes, do not count.",
            "Recovery: from SIGKILL of the task manager to all tasks running, their state restored. On disk: all files that",
            "belong to the job's checkpoints, of which 2 are kept unless the name says otherwise.",
            "Plain Flink: rocksdb-incremental with two checkpoints kept, its default settings otherwise.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; default ${DEFAULT-VALUE}.")
    private int rounds = 1;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description = "Which of the settings, by the names in the report; default all that the runtime has.")
    private List<String> kinds = List.of();

    @Option(names = "--markdown", description = "Write tables in Markdown.")
    private boolean markdown;

    @Override
    public Integer call() throws Exception {
        int count = options.atLeastOne("--rounds", rounds);
        check();
        Bench bench = new Bench(options);
        return (markdown ? bench.told(CostMarkdown::lines) : bench)
                .run(NOTES, (trial, findings) -> measure(trial, findings, count));
    }

    private void check() {
        List<String> known = CheckpointKind.ids();
        for (String id : kinds) {
            if (!known.contains(id)) {
                throw new ParameterException(
                        command.commandLine(),
                        "'" + id + "' is not measured. There are: " + String.join(", ", known) + ".");
            }
        }
    }

    private void measure(Trial trial, Findings findings, int count) throws Exception {
        List<CheckpointKind> chosen = CheckpointKind.of(trial.runtime()).stream()
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind.id()))
                .toList();
        CheckpointCosts costs = new CheckpointCosts(trial, findings);
        DreyState drey = DreyState.upload(trial);
        for (int round = 1; round <= count; round++) {
            for (CheckpointKind kind : chosen) {
                trial.say(kind.id() + ", round " + round + " of " + count);
                if (kind.measures(CostFigure.SNAPSHOT)) {
                    costs.measureSnapshots(kind, drey);
                } else {
                    costs.measure(kind, drey);
                }
            }
        }
        for (CheckpointKind kind : chosen) {
            if (kind.id().equals(CheckpointKind.BASELINE)) {
                measurePlain(trial, costs, kind, drey.launch(), count);
            }
        }
    }

    private static void measurePlain(
            Trial trial, CheckpointCosts costs, CheckpointKind kind, PlainLaunch launch, int count) throws Exception {
        trial.say("the same on plain Flink");
        PlainFlink flink = PlainFlink.launch(launch, PlainProgram.state(kind), trial);
        PlainState plain = new PlainState(trial, flink);
        for (int round = 1; round <= count; round++) {
            costs.measure(kind, plain);
        }
        trial.endings().end(flink);
    }
}
