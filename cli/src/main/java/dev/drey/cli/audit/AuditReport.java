package dev.drey.cli.audit;

import dev.drey.cli.trial.Downtimes;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.Series;
import dev.drey.programs.audit.verify.AuditFindings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The verdict of an audit.
 *
 * @param downtimes one for each fault
 * @param findings what the committed output holds; empty when the job did not come to its end, so that it cannot be judged
 * @param violations what must not be, in words; none when the audit was passed
 */
record AuditReport(
        Circumstances circumstances,
        List<Downtimes.Downtime> downtimes,
        Optional<AuditFindings> findings,
        RunFacts facts,
        List<String> violations) {

    /** Keeps copies. */
    AuditReport {
        downtimes = List.copyOf(downtimes);
        violations = List.copyOf(violations);
    }

    /**
     * What the audit was of.
     *
     * @param command as it was typed
     * @param seconds that the faults took
     * @param load the machine's load average of one minute when the last fault was over: others' work slows recoveries down
     */
    record Circumstances(
            String command,
            String version,
            String machine,
            String runtime,
            long seed,
            Guarantee guarantee,
            long seconds,
            double load) {}

    /**
     * What was seen beside the output.
     *
     * @param startsByHand how often the application had come to rest, as after an update that failed, and was started again
     * @param refused operations that the service did not carry out, and said so
     * @param looks how often the table of processes was looked at
     * @param uncommittedFiles hidden files that failed attempts left in the output folder, as Flink's file sink does
     */
    record RunFacts(long startsByHand, long refused, long looks, long uncommittedFiles) {}

    boolean isPassed() {
        return violations.isEmpty();
    }

    /**
     * All faults of one kind.
     *
     * @param alone seconds without committed emission, of those that no other fault had a part in; empty for none
     * @param longest of all, in seconds
     */
    record KindRow(FaultKind kind, long faults, Optional<Series> alone, double longest) {}

    /** One for each kind that struck. */
    List<KindRow> rows() {
        return Arrays.stream(FaultKind.values())
                .map(this::row)
                .filter(row -> row.faults() > 0)
                .toList();
    }

    private KindRow row(FaultKind kind) {
        List<Downtimes.Downtime> ofKind =
                downtimes.stream().filter(downtime -> downtime.kind() == kind).toList();
        List<Double> alone = ofKind.stream()
                .filter(Downtimes.Downtime::alone)
                .map(downtime -> downtime.millis() / 1e3)
                .toList();
        return new KindRow(
                kind,
                ofKind.size(),
                alone.isEmpty() ? Optional.empty() : Optional.of(new Series(alone)),
                ofKind.stream().mapToLong(Downtimes.Downtime::millis).max().orElse(0) / 1e3);
    }
}
