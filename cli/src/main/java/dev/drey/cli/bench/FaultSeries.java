package dev.drey.cli.bench;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.trial.CommittedFiles;
import dev.drey.cli.trial.Downtimes;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.programs.audit.verify.AuditFindings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Strikes one fault after the other, each alone, brings the program to its end, and reads from its output what they cost. */
final class FaultSeries {

    static final int TASKS = 2;
    static final long ORDERS_PER_SECOND = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** A record is stamped a moment after its task has looked whether it is to fail. */
    private static final long STAMP_DELAY_MILLIS = 50;

    /** So long all goes well before the next fault. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** After this time a cluster that was brought back is no longer taken for one that dies again and again. */
    private static final Duration REST_OF_NEW_CLUSTER = Duration.ofSeconds(12);

    private final Trial trial;
    private final Sufferer sufferer;
    private final CommittedFiles output;
    private final List<Strike> strikes = new ArrayList<>();

    FaultSeries(Trial trial, Sufferer sufferer) {
        this.trial = trial;
        this.sufferer = sufferer;
        this.output = new CommittedFiles(sufferer.folder().output());
    }

    /** The program must have been started. Gives the costs in the order of the faults. */
    List<FaultCosts.Cost> run(List<FaultKind> kinds, int rounds) throws IOException, InterruptedException {
        awaitRecovery(0);
        for (int round = 1; round <= rounds; round++) {
            for (FaultKind kind : kinds) {
                trial.say(sufferer.name() + ": " + kind.id() + ", " + round + " of " + rounds);
                strikes.add(sufferer.strike(kind));
                awaitRecovery(strikes.get(strikes.size() - 1).fault().to());
                trial.stage().time().pause(isNewCluster(kind) ? REST_OF_NEW_CLUSTER : REST);
                sufferer.awaitWhole();
            }
        }
        return FaultCosts.of(strikes, finish().emissions().silences(Downtimes.LEAST_SILENCE_MILLIS));
    }

    private static boolean isNewCluster(FaultKind kind) {
        return kind == FaultKind.JOB_MANAGER_KILL || kind == FaultKind.HOST_LOSS;
    }

    /** Every task has committed what it emitted after the fault, so there is a checkpoint of that time, too. */
    private void awaitRecovery(long since) throws IOException, InterruptedException {
        Optional<Boolean> recovered = new Awaiting(trial.stage().time(), PATIENCE, LOOK).first(elapsed -> {
            trial.stage().screen().live(sufferer.name() + ": recovering, " + Figures.running(elapsed));
            Map<Integer, Long> newest = output.newestMillisByTask();
            boolean all = newest.size() == TASKS
                    && newest.values().stream().allMatch(millis -> millis > since + STAMP_DELAY_MILLIS);
            return all ? Optional.of(true) : Optional.empty();
        });
        if (recovered.isEmpty()) {
            throw new CommandFailure(sufferer.name() + " did not recover within " + Figures.seconds(PATIENCE)
                    + ". Its logs are in " + trial.folder() + "; name a folder that stays with --data.");
        }
        sufferer.awaitWhole();
    }

    private AuditFindings finish() throws IOException, InterruptedException {
        long end = output.numberAhead(ORDERS_PER_SECOND);
        sufferer.folder().endAt(end);
        sufferer.awaitEnd();
        AuditFindings findings = output.verify(end);
        List<String> violations = Guarantee.EXACTLY_ONCE.violations(findings);
        if (!violations.isEmpty()) {
            throw new CommandFailure("The output of " + sufferer.name()
                    + " is not what it must be, so that its stamps prove nothing: " + String.join("; ", violations));
        }
        return findings;
    }
}
