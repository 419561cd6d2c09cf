package dev.drey.cli.bench;

import dev.drey.cli.apps.Application;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.RunningJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;

/** How long the work stands still when a running application is updated with its state. */
@Command(
        name = "update",
        description = "Seconds without a record processed while an application is updated, against plain Flink.",
        mixinStandardHelpOptions = true)
final class UpdateCommand implements Callable<Integer> {

    private static final String STANDSTILL = "update: last record before to first record after";
    private static final String REQUEST = "update: from the request to RUNNING";
    private static final Duration SETTLING = Duration.ofSeconds(4);
    private static final List<String> NOTES = List.of(
            "The longest time in which the output did not grow, seen from outside every few milliseconds.",
            "Plain Flink: stop with a savepoint, then the same program from it on the same warm session cluster,",
            "which is the fastest that can be done by hand, but checks nothing and shares its JVM with what ran before.");

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "Updates of each runtime; default ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Override
    public Integer call() throws Exception {
        int count = options.atLeastOne("--rounds", rounds);
        return new Bench(options).run(NOTES, (trial, findings) -> measure(trial, findings, count));
    }

    private static void measure(Trial trial, Findings findings, int count) throws Exception {
        trial.createApplication();
        new DreyStart(trial).measure(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT);
        PlainLaunch launch =
                PlainLaunch.like(RunningJob.cluster(trial.stage().service().clusters()));
        for (int round = 1; round <= count; round++) {
            trial.say("update " + round + " of " + count);
            update(trial, findings, Duration.ofMillis(round % 2));
        }
        trial.application().stop();

        trial.say("the same on plain Flink");
        PlainFlink flink = PlainFlink.launch(launch, PlainProgram.orders(trial), trial);
        PlainUpdates plain = PlainUpdates.on(trial, flink);
        for (int round = 1; round <= count; round++) {
            try (OutputGaps gaps = watch(trial, plain.output())) {
                plain.update();
                findings.add(trial.runtime(), STANDSTILL, Side.PLAIN, settled(trial, gaps));
            }
        }
        trial.endings().end(flink);
    }

    /** Another pause between checkpoints is a change that needs a restart and alters nothing else. */
    private static void update(Trial trial, Findings findings, Duration pause) throws Exception {
        Application application = new Application(trial.stage(), OrdersApplication.NAME);
        try (OutputGaps gaps = watch(trial, trial.folder().resolve("output"))) {
            long version = application.get().applicationVersionId();
            Duration whole = application.update(
                    ApplicationStatus.RUNNING,
                    request -> request.currentApplicationVersionId(version)
                            .applicationConfigurationUpdate(
                                    configuration -> configuration.flinkApplicationConfigurationUpdate(
                                            flink -> flink.checkpointConfigurationUpdate(checkpoints ->
                                                    checkpoints.minPauseBetweenCheckpointsUpdate(pause.toMillis())))));
            findings.add(trial.runtime(), REQUEST, Side.DREY, whole);
            findings.add(trial.runtime(), STANDSTILL, Side.DREY, settled(trial, gaps));
        }
    }

    /** Some records have been seen before anything happens to the job. */
    private static OutputGaps watch(Trial trial, Path output) throws InterruptedException {
        OutputGaps gaps = OutputGaps.watch(output.resolve("orders"));
        trial.stage().time().pause(SETTLING);
        return gaps;
    }

    /** A gap is known when it has ended. */
    private static Duration settled(Trial trial, OutputGaps gaps) throws IOException, InterruptedException {
        long before = gaps.growths();
        trial.stage().time().pause(SETTLING);
        if (gaps.growths() == before) {
            throw new IOException("The output of " + trial.runtime() + " does not grow any more after the update. Its"
                    + " logs are in " + trial.folder() + "; name a folder that stays with --data.");
        }
        return gaps.longest();
    }
}
