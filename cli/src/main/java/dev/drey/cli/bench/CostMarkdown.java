package dev.drey.cli.bench;

import dev.drey.cli.trial.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What settings cost as tables for the pages on them: a row for each, with the median, the worst, and the median as a
 * multiple of the first row's. Pure.
 */
final class CostMarkdown {

    private static final double ENOUGH = 100;

    private CostMarkdown() {}

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>(List.of(
                "`%s`; %s, %d processors; load average %s before, %s after."
                        .formatted(
                                report.command(),
                                report.machine().system(),
                                report.machine().processors(),
                                number(report.loadBefore()),
                                number(report.loadAfter())),
                "Each cell: median / worst, (median as a multiple of the first row's)."));
        report.rows().stream()
                .map(Row::runtime)
                .distinct()
                .forEach(runtime -> lines.addAll(table(
                        runtime,
                        report.rows().stream()
                                .filter(row -> row.runtime().equals(runtime))
                                .toList())));
        return lines;
    }

    private static List<String> table(String runtime, List<Row> rows) {
        List<CostFigure> columns = Stream.of(CostFigure.values())
                .filter(figure -> rows.stream().anyMatch(figure::names))
                .toList();
        Map<String, Map<CostFigure, Series>> table = new LinkedHashMap<>();
        rows.stream().map(CostFigure::kind).distinct().forEach(kind -> {
            List<Row> own = rows.stream()
                    .filter(row -> CostFigure.kind(row).equals(kind))
                    .toList();
            table.put(kind, cells(own, columns, Side.DREY));
            Map<CostFigure, Series> plain = cells(own, columns, Side.PLAIN);
            if (!plain.isEmpty()) {
                table.put(kind + ", plain Flink", plain);
            }
        });
        Map<CostFigure, Series> first = table.values().iterator().next();
        List<String> lines = new ArrayList<>(List.of("", "| " + runtime + heading(columns), "|---" + rule(columns)));
        table.forEach((kind, cells) -> {
            StringBuilder line = new StringBuilder("| " + kind + " |");
            columns.forEach(column -> line.append(" ")
                    .append(Optional.ofNullable(cells.get(column))
                            .map(series -> cell(series, column.unit(), first.get(column)))
                            .orElse(""))
                    .append(" |"));
            lines.add(line.toString());
        });
        return lines;
    }

    private static String heading(List<CostFigure> columns) {
        StringBuilder heading = new StringBuilder(" |");
        columns.forEach(column -> heading.append(" ")
                .append(column.words())
                .append(", ")
                .append(column.unit().symbol())
                .append(" |"));
        return heading.toString();
    }

    private static String rule(List<CostFigure> columns) {
        return "|---".repeat(columns.size()) + "|";
    }

    private static Map<CostFigure, Series> cells(List<Row> rows, List<CostFigure> columns, Side side) {
        Map<CostFigure, Series> cells = new LinkedHashMap<>();
        for (CostFigure column : columns) {
            rows.stream()
                    .filter(column::names)
                    .flatMap(row -> (side == Side.DREY ? row.drey() : row.plain()).stream())
                    .findFirst()
                    .ifPresent(series -> cells.put(column, series));
        }
        return cells;
    }

    private static String cell(Series series, Row.Unit unit, @Nullable Series first) {
        double worst = unit == Row.Unit.RECORDS_PER_SECOND ? series.min() : series.max();
        String values =
                series.values().size() == 1 ? number(series.median()) : number(series.median()) + " / " + number(worst);
        return first == null || first.equals(series) || first.median() == 0
                ? values
                : values + " (" + ratio(series.median() / first.median()) + ")";
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= ENOUGH ? "%,.0f" : "%.1f", value);
    }
}
