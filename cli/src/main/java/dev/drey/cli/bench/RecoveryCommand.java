package dev.drey.cli.bench;

import dev.drey.cli.demo.RunningJob;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;

/** How long the work stands still when a process is killed. */
@Command(
        name = "recovery",
        description = "Seconds from SIGKILL of a Flink process to all tasks running, against plain Flink.",
        mixinStandardHelpOptions = true)
final class RecoveryCommand implements Callable<Integer> {

    private static final String TASK_MANAGER = "task manager killed: all tasks";
    private static final String JOB_MANAGER = "job manager killed: all tasks";
    private static final List<String> NOTES = List.of(
            "From SIGKILL to all tasks running again, seen by Flink after it noticed. A checkpoint precedes each kill.",
            "Plain Flink: its default settings, and a supervisor that starts a dead task manager again at once.",
            "A dead job manager is not compared: without high availability, plain Flink does not bring the job back.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kills of each kind and runtime; default ${DEFAULT-VALUE}.")
    private int kills = 3;

    @Option(
            names = "--standby",
            paramLabel = "N",
            description = "Spare task managers of Drey's side; default ${DEFAULT-VALUE}.")
    private int standby = 0;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        int count = options.atLeastOne("--kills", kills);
        if (standby < 0) {
            throw new CommandLine.ParameterException(command.commandLine(), "--standby must not be negative.");
        }
        return new Bench(options).run(NOTES, (trial, findings) -> measure(trial, findings, count, standby));
    }

    private static void measure(Trial trial, Findings findings, int count, int standby) throws Exception {
        trial.createApplication(standby);
        new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        PlainLaunch launch =
                PlainLaunch.like(RunningJob.cluster(trial.stage().service().clusters()));
        DreyKills drey = new DreyKills(trial);
        for (int kill = 1; kill <= count; kill++) {
            trial.say("kill " + kill + " of " + count + " of each");
            findings.add(trial.runtime(), TASK_MANAGER, Side.DREY, drey.killTaskManager());
            findings.add(trial.runtime(), JOB_MANAGER, Side.DREY, drey.killJobManager());
        }
        trial.application().stop();

        trial.say("the same on plain Flink");
        PlainFlink flink = PlainFlink.launch(launch, PlainProgram.orders(trial), trial);
        PlainKills plain = PlainKills.on(trial, flink);
        for (int kill = 1; kill <= count; kill++) {
            findings.add(trial.runtime(), TASK_MANAGER, Side.PLAIN, plain.killTaskManager());
        }
        trial.endings().end(flink);
    }
}
