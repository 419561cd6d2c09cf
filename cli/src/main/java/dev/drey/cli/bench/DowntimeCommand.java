package dev.drey.cli.bench;

import dev.drey.cli.trial.FaultKind;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long nothing is processed after each kind of failure, told by the output itself. */
@Command(
        name = "downtime",
        description =
                "Seconds without processing after each kind of failure, by the output's own stamps, against plain Flink.",
        mixinStandardHelpOptions = true)
final class DowntimeCommand implements Callable<Integer> {

    /** In this order each strikes a job that has not failed before: after a failure Flink waits longer with the next. */
    private static final List<FaultKind> KINDS = List.of(
            FaultKind.TASK_FAILURE,
            FaultKind.JOB_MANAGER_KILL,
            FaultKind.TASK_MANAGER_KILL,
            FaultKind.SERVICE_KILL,
            FaultKind.HOST_LOSS);

    private static final String STANDBY = ", one standby";
    private static final List<String> NOTES = List.of(
            "The longest time in which a task emitted nothing that was committed, counted from the fault, by the stamps in",
            "the output; below 0.2 s it counts as none. Each fault strikes alone, and the output is verified.",
            "Host loss kills the service and all Flink processes; it is counted from the kill, and from the new start.",
            "Plain Flink: default settings, and a supervisor that starts dead processes again at once, and submits the job",
            "from its newest checkpoint when it has started a job manager. It has no service that could be killed.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Failures of each kind, runtime and side; default ${DEFAULT-VALUE}.")
    private int kills = 3;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description =
                    "Which of task-failure, job-manager-kill, task-manager-kill, service-kill, host-loss; default all.")
    private List<String> kinds = List.of();

    @Override
    public Integer call() throws Exception {
        int count = options.atLeastOne("--kills", kills);
        List<FaultKind> chosen = chosen();
        Path program = Soak.program();
        return new Bench(options).run(NOTES, (trial, findings) -> measure(trial, findings, program, chosen, count));
    }

    private List<FaultKind> chosen() {
        for (String id : kinds) {
            if (KINDS.stream().noneMatch(kind -> kind.id().equals(id))) {
                throw new ParameterException(
                        command.commandLine(),
                        "'" + id + "' is not measured. There are: "
                                + String.join(
                                        ", ", KINDS.stream().map(FaultKind::id).toList()) + ".");
            }
        }
        return KINDS.stream()
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind.id()))
                .toList();
    }

    private static void measure(Trial trial, Findings findings, Path program, List<FaultKind> kinds, int count)
            throws Exception {
        DreySufferer drey = DreySufferer.start(trial, program, 0);
        PlainLaunch launch = PlainLaunch.like(drey.cluster());
        List<FaultCosts.Cost> ours = new FaultSeries(trial, drey).run(kinds, count);
        List<FaultCosts.Cost> withStandby =
                new FaultSeries(trial, DreySufferer.start(trial, program, 1)).run(kinds, count);
        PlainFlink flink = PlainFlink.launch(
                launch, PlainProgram.audit(program, FaultSeries.TASKS, FaultSeries.ORDERS_PER_SECOND), trial);
        List<FaultCosts.Cost> plain = new FaultSeries(trial, PlainSufferer.start(trial, flink))
                .run(
                        kinds.stream()
                                .filter(kind -> kind != FaultKind.SERVICE_KILL)
                                .toList(),
                        count);
        trial.endings().end(flink);
        add(trial, findings, "", Side.DREY, ours);
        add(trial, findings, "", Side.PLAIN, plain);
        add(trial, findings, STANDBY, Side.DREY, withStandby);
        add(trial, findings, STANDBY, Side.PLAIN, plain);
    }

    private static void add(Trial trial, Findings findings, String suffix, Side side, List<FaultCosts.Cost> costs) {
        costs.forEach(cost -> findings.add(trial.runtime(), cost.what() + suffix, side, cost.silence()));
    }
}
