package dev.drey.cli.bench;

import dev.drey.cli.text.Table;
import dev.drey.cli.trial.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report as people read it. */
final class ReportTable {

    private ReportTable() {}

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.command());
        lines.add("%s; %s, %d processors, Java %s; load average %s before, %s after"
                .formatted(
                        report.version(),
                        report.machine().system(),
                        report.machine().processors(),
                        report.machine().java(),
                        number(report.loadBefore(), 2),
                        number(report.loadAfter(), 2)));
        lines.add("");
        boolean compares = report.rows().stream().anyMatch(row -> row.plain().isPresent());
        Table table =
                compares ? new Table().row("", "", "", "DREY", "", "", "PLAIN FLINK", "", "", "DREY/") : new Table();
        table.row(headings(compares));
        report.rows().forEach(row -> table.row(cells(row, compares)));
        lines.addAll(table.lines());
        lines.add("");
        lines.addAll(report.notes());
        return lines;
    }

    private static String[] headings(boolean compares) {
        return compares
                ? new String[] {"RUNTIME", "WHAT", "", "min", "median", "max", "min", "median", "max", "PLAIN"}
                : new String[] {"RUNTIME", "WHAT", "", "min", "median", "max"};
    }

    private static String[] cells(Row row, boolean compares) {
        List<String> cells =
                new ArrayList<>(List.of(row.runtime(), row.what(), row.unit().symbol()));
        cells.addAll(series(row.drey(), row.unit()));
        if (compares) {
            cells.addAll(series(row.plain(), row.unit()));
            cells.add(row.ratio().map(ratio -> number(ratio, 2)).orElse("-"));
        }
        return cells.toArray(String[]::new);
    }

    private static List<String> series(Optional<Series> series, Row.Unit unit) {
        return series.map(values -> List.of(
                        number(values.min(), unit.decimals()),
                        number(values.median(), unit.decimals()),
                        number(values.max(), unit.decimals())))
                .orElse(List.of("-", "-", "-"));
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
