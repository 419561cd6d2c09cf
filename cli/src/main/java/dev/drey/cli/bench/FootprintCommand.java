package dev.drey.cli.bench;

import dev.drey.cli.demo.RunningJob;
import dev.drey.cli.remote.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;

/** How much memory the processes hold. */
@Command(
        name = "footprint",
        description = "Resident memory of the service, at rest and with an application, and of the Flink processes.",
        mixinStandardHelpOptions = true)
final class FootprintCommand implements Callable<Integer> {

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final List<String> NOTES = List.of(
            "Resident memory (VmRSS) of each process after 10 s in which nothing was asked of the service.",
            "Pages that processes share count in each of them.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Override
    public Integer call() throws Exception {
        return new Bench(options).run(NOTES, FootprintCommand::measure);
    }

    private static void measure(Trial trial, Findings findings) throws IOException, InterruptedException {
        idle(trial);
        add(trial, findings, "service at rest", trial.own().pid());
        trial.createApplication();
        new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        idle(trial);
        add(trial, findings, "service with one application", trial.own().pid());
        Cluster cluster = RunningJob.cluster(trial.stage().service().clusters());
        for (Cluster.Member process : cluster.processes()) {
            add(trial, findings, process.name(), process.pid());
        }
        trial.application().stop();
    }

    private static void idle(Trial trial) throws InterruptedException {
        trial.say("letting the processes be for " + IDLE.toSeconds() + " s");
        trial.stage().time().pause(IDLE);
    }

    private static void add(Trial trial, Findings findings, String what, long pid) throws IOException {
        findings.addMemory(trial.runtime(), what, Side.DREY, ResidentMemory.of(pid));
    }
}
