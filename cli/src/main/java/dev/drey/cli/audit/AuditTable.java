package dev.drey.cli.audit;

import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.cli.trial.Series;
import dev.drey.programs.audit.verify.AuditFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A report as people read it. */
final class AuditTable {

    private AuditTable() {}

    static List<String> lines(AuditReport report) {
        AuditReport.Circumstances about = report.circumstances();
        List<String> lines = new ArrayList<>();
        lines.add(about.command());
        lines.add(String.format(
                Locale.ROOT,
                "%s; %s; %s; %s; seed %d; %s; load average %.1f",
                about.version(),
                about.machine(),
                about.runtime(),
                about.guarantee().id(),
                about.seed(),
                Figures.count(about.seconds(), "second"),
                about.load()));
        lines.add("");
        lines.addAll(faults(report));
        lines.add("");
        lines.add("Downtime: seconds in which a task emitted nothing that was committed, by the stamps in the output.");
        lines.add("ALONE: faults that no other had a part in; median and longest are of those, LONGEST is of all.");
        lines.add("");
        report.findings().ifPresent(findings -> lines.addAll(output(findings)));
        lines.addAll(facts(report.facts()));
        lines.add("");
        if (report.isPassed()) {
            lines.add("PASSED");
        } else {
            lines.add("VIOLATED");
            report.violations().forEach(violation -> lines.add("  " + violation));
            report.findings()
                    .ifPresent(findings -> findings.examples().forEach(example -> lines.add("    " + example)));
        }
        return lines;
    }

    private static List<String> faults(AuditReport report) {
        Table table = new Table().row("FAULT", "STRUCK", "ALONE", "median s", "longest s", "LONGEST s");
        for (AuditReport.KindRow row : report.rows()) {
            table.row(
                    row.kind().id(),
                    Figures.count(row.faults()),
                    String.valueOf(
                            row.alone().map(series -> series.values().size()).orElse(0)),
                    seconds(row.alone(), Series::median),
                    seconds(row.alone(), Series::max),
                    seconds(row.longest()));
        }
        return table.row("all", Figures.count(report.downtimes().size())).lines();
    }

    private static String seconds(Optional<Series> series, ToDoubleFunction<Series> which) {
        return series.map(values -> seconds(which.applyAsDouble(values))).orElse("-");
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    private static List<String> output(AuditFindings found) {
        return new Table()
                .row("records checked", Figures.count(found.orders().records()))
                .row("lost", Figures.count(found.lost()))
                .row("doubled", Figures.count(found.doubled()))
                .row(
                        "wrong running counts or totals",
                        Figures.count(
                                found.orders().wrongCounts() + found.orders().wrongTotals()))
                .row(
                        "wrong or unreadable",
                        Figures.count(
                                found.orders().wrongContent() + found.orders().unreadable()))
                .row("accounts other than without failures", Figures.count(found.wrongAccounts()))
                .row("written side by side", Figures.count(found.overlaps()))
                .row("incarnations that wrote", Figures.count(found.incarnations()))
                .row("recoveries seen in the output", Figures.count(Math.max(0, found.starts() - 1)))
                .lines();
    }

    private static List<String> facts(AuditReport.RunFacts facts) {
        return new Table()
                .row("operations that failed and said so", Figures.count(facts.refused()))
                .row("starts by hand after those", Figures.count(facts.startsByHand()))
                .row("looks for two incarnations at once", Figures.count(facts.looks()))
                .row("hidden files of failed attempts", Figures.count(facts.uncommittedFiles()))
                .lines();
    }
}
