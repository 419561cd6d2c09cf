package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.RunningJob;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;

/** How long a start, a stop with a snapshot and a start from it take. */
@Command(
        name = "start",
        description = "Seconds to RUNNING, to all tasks and to the first checkpoint, against plain Flink.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final List<String> NOTES = List.of(
            "Drey from the answer to StartApplication, plain Flink from the launch of its processes.",
            "Cold is the first start after the service's own start, warm are the later ones; for plain Flink alike.",
            "Checkpoints every 1000 ms with a pause of 0, so that waiting for the first one's turn does not dominate.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each runtime; default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Override
    public Integer call() throws Exception {
        int count = options.atLeastOne("--rounds", rounds);
        return new Bench(options).run(NOTES, (trial, findings) -> {
            trial.createApplication();
            for (int round = 1; round <= count; round++) {
                trial.say("round " + round + " of " + count);
                round(trial, findings, round == 1 ? "cold" : "warm");
            }
        });
    }

    private static void round(Trial trial, Findings findings, String temperature)
            throws IOException, InterruptedException {
        Stage stage = trial.stage();
        DreyStart.Times fresh = new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        PlainLaunch launch = PlainLaunch.like(RunningJob.cluster(stage.service().clusters()));
        Duration stop = trial.application().stop();
        DreyStart.Times restored = new DreyStart(trial).measure(ApplicationRestoreType.RESTORE_FROM_LATEST_SNAPSHOT);
        trial.application().stop();

        String kind = "start, " + temperature;
        add(trial, findings, kind, fresh);
        addFlink(trial, findings, kind, Side.PLAIN, plain(trial, launch));
        findings.add(trial.runtime(), "stop with a snapshot, to READY", Side.DREY, stop);
        add(trial, findings, "start from the snapshot", restored);
    }

    private static StartTimes plain(Trial trial, PlainLaunch launch) throws IOException, InterruptedException {
        PlainFlink flink = PlainFlink.launch(launch, PlainProgram.orders(trial), trial);
        StartTimes times = new PlainStart(trial, flink).measure();
        trial.endings().end(flink);
        return times;
    }

    private static void add(Trial trial, Findings findings, String kind, DreyStart.Times times) {
        findings.add(trial.runtime(), kind + ": RUNNING", Side.DREY, times.running());
        addFlink(trial, findings, kind, Side.DREY, times.flink());
    }

    private static void addFlink(Trial trial, Findings findings, String kind, Side side, StartTimes times) {
        findings.add(trial.runtime(), kind + ": all tasks", side, times.tasksRunning());
        findings.add(trial.runtime(), kind + ": first checkpoint", side, times.firstCheckpoint());
    }
}
