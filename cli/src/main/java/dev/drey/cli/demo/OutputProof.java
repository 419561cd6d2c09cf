package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.programs.orders.verify.OrdersReport;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Shows that every committed order is there exactly once, or fails. */
final class OutputProof {

    private final Stage stage;
    private final CommittedOutput output;

    OutputProof(Stage stage, CommittedOutput output) {
        this.stage = stage;
        this.output = output;
    }

    /** The report, when it is as it must be. */
    OrdersReport show(Set<String> keys) throws IOException, CommandFailure {
        OrdersReport report = output.verify(keys);
        stage.screen().show(table(report, keys.size()));
        boolean passed = report.isExactlyOnce() && report.records() > 0;
        stage.screen()
                .say("  "
                        + (passed
                                ? stage.screen().good("PASS")
                                        + ": every order up to the last commit is there exactly once."
                                : stage.screen().bad("FAIL") + ": the committed output is not what it must be."));
        if (!passed) {
            stage.screen().show(report.examples());
            throw new CommandFailure(
                    "Application " + OrdersApplication.NAME + " lost or repeated orders, or counted them"
                            + " wrong. This is a fault of Drey or of the demo; please report it with the lines above.");
        }
        return report;
    }

    static List<String> table(OrdersReport report, int files) {
        return new Table()
                .row("committed orders", Figures.count(report.records()), "in " + Figures.count(files, "file"))
                .row("highest number", Figures.count(report.highestNumber()), "in its partition, counted from 0")
                .row("duplicates", Figures.count(report.duplicates()))
                .row("gaps", Figures.count(report.gaps()))
                .row("wrong content", Figures.count(report.wrongContent()))
                .row("wrong running counts", Figures.count(report.wrongCounts()))
                .row("wrong running totals", Figures.count(report.wrongTotals()))
                .row("unreadable lines", Figures.count(report.unreadable()))
                .lines();
    }
}
