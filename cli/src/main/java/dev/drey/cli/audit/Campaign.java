package dev.drey.cli.audit;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.trial.AuditApplication;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.CommittedFiles;
import dev.drey.cli.trial.Downtimes;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.ProcessWatch;
import dev.drey.cli.trial.StruckFault;
import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.Emissions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Strikes, lets recover, brings the job to its end, and judges. */
final class Campaign {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** A record is stamped a moment after its task has looked whether it is to fail. */
    private static final long STAMP_DELAY_MILLIS = 50;

    private final Stage stage;
    private final Limits limits;
    private final Parts parts;
    private final List<StruckFault> struck = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /**
     * How long it goes on.
     *
     * @param faults at most
     * @param duration after which no fault strikes any more
     * @param patience for a recovery
     * @param ordersPerSecond of all partitions
     */
    record Limits(long faults, Duration duration, Duration patience, long ordersPerSecond) {}

    /** What it is made of. */
    record Parts(
            FaultPlan plan,
            Injector injector,
            AuditApplication application,
            AuditFolder folder,
            CommittedFiles output,
            ProcessWatch watch,
            Undoing undoing,
            Sabotage sabotage) {}

    /** What came of it, up to the deletion of the application. */
    record Outcome(
            List<StruckFault> struck,
            Duration length,
            double load,
            Optional<AuditFindings> findings,
            AuditReport.RunFacts facts,
            List<String> violations) {

        List<Downtimes.Downtime> downtimes() {
            return new Downtimes(
                            struck,
                            findings.map(AuditFindings::emissions)
                                    .orElseGet(Emissions::new)
                                    .silences(Downtimes.LEAST_SILENCE_MILLIS))
                    .list();
        }
    }

    Campaign(Stage stage, Limits limits, Parts parts) {
        this.stage = stage;
        this.limits = limits;
        this.parts = parts;
    }

    /** The application must have been asked to start. */
    Outcome run(Guarantee guarantee) throws InterruptedException, IOException {
        var watch = stage.time().stopwatch();
        Duration length = Duration.ZERO;
        double load = Machine.load();
        Optional<AuditFindings> findings = Optional.empty();
        try {
            strikeAll();
            length = watch.elapsed();
            load = Machine.load();
            findings = Optional.of(finish());
            violations.addAll(guarantee.violations(findings.get()));
        } catch (IOException | SdkException failure) {
            length = length.isZero() ? watch.elapsed() : length;
            violations.add(String.valueOf(failure.getMessage()));
        }
        parts.watch().sightings().stream().limit(5).forEach(violations::add);
        return new Outcome(List.copyOf(struck), length, load, findings, facts(), List.copyOf(violations));
    }

    private void strikeAll() throws IOException, InterruptedException {
        var watch = stage.time().stopwatch();
        awaitRecovery("its start", 0);
        while (struck.size() < limits.faults() && watch.elapsed().compareTo(limits.duration()) < 0) {
            PlannedFault fault = parts.plan().next();
            if (fault.settled()) {
                awaitRecovery();
            }
            stage.time().pause(fault.pause());
            struck.add(parts.injector().strike(fault));
            stage.screen()
                    .say("%4d  at %9s  %s%s"
                            .formatted(
                                    fault.number(),
                                    Figures.running(watch.elapsed()),
                                    fault.title(),
                                    fault.settled() ? "" : ", without waiting for a recovery"));
        }
        awaitRecovery();
        parts.sabotage().run();
    }

    private void awaitRecovery() throws IOException, InterruptedException {
        if (!struck.isEmpty()) {
            StruckFault last = struck.get(struck.size() - 1);
            awaitRecovery(
                    "fault " + struck.size() + ", " + last.kind().id(),
                    struck.stream().mapToLong(StruckFault::to).max().orElse(0));
        }
    }

    /** Recovered is what commits a record that was emitted after all faults, while the application is RUNNING. */
    private void awaitRecovery(String from, long since) throws IOException, InterruptedException {
        parts.undoing().await();
        parts.application().awaitRunning();
        Optional<Boolean> recovered = new Awaiting(stage.time(), limits.patience(), LOOK).first(elapsed -> {
            stage.screen().live("waiting for a recovery from " + from + ", " + Figures.running(elapsed));
            return parts.output().newestMillis() > since + STAMP_DELAY_MILLIS ? Optional.of(true) : Optional.empty();
        });
        if (recovered.isEmpty()) {
            throw new CommandFailure("The application did not recover from " + from + " within "
                    + Figures.seconds(limits.patience()) + ": it committed nothing that was emitted after it.");
        }
        parts.application().awaitRunning();
    }

    private AuditFindings finish() throws IOException, InterruptedException {
        long end = parts.output().numberAhead(limits.ordersPerSecond());
        stage.screen().say("No more faults. The stream ends at order " + end + " of each partition.");
        parts.folder().endAt(end);
        parts.application().awaitReady();
        List<Long> left = parts.watch().flinkProcesses();
        if (!left.isEmpty()) {
            violations.add("The job has ended, but Flink processes are there still: " + left);
        }
        return parts.output().verify(end);
    }

    private AuditReport.RunFacts facts() throws IOException {
        long failed = 0;
        try {
            failed = parts.application().countFailedOperations();
        } catch (SdkException noAnswer) {
            violations.add("The service does not tell which operations failed: " + noAnswer.getMessage());
        }
        long byHand = parts.application().startsByHand();
        if (byHand > failed) {
            violations.add("The application came to rest " + byHand + " times without being asked, but only " + failed
                    + " operations say that they failed.");
        }
        return new AuditReport.RunFacts(
                byHand, failed, parts.watch().looks(), parts.output().countUncommitted());
    }
}
