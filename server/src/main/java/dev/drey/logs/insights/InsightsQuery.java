package dev.drey.logs.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query of CloudWatch Logs Insights, from the user guide of CloudWatch Logs, "CloudWatch Logs Insights language query
 * syntax": {@code fields}, {@code display}, {@code filter}, {@code parse}, {@code sort}, {@code limit}, {@code stats} and
 * {@code dedup}. Without {@code sort} the newest events come first.
 */
public final class InsightsQuery {

    private static final Comparator<Row> NEWEST_FIRST = ((Comparator<Row>)
                    (first, second) -> Values.compare(first.get("@timestamp"), second.get("@timestamp")))
            .reversed();

    private final List<Step> steps;
    private final List<String> columns;
    private final boolean grouped;

    private InsightsQuery(QueryParser parsed) {
        steps = List.copyOf(parsed.steps());
        columns = List.copyOf(parsed.columns());
        grouped = parsed.isGrouped();
    }

    /** @throws QueryException saying where it cannot be read */
    public static InsightsQuery parse(String text) throws QueryException {
        QueryParser parser = new QueryParser(text);
        parser.parse();
        return new InsightsQuery(parser);
    }

    /**
     * What came of a query.
     *
     * @param rows each with its fields in their order, those left out that it does not have
     * @param matched how many events passed the query's filters
     * @param scanned how many events were looked at
     * @param bytesScanned of their messages, about
     */
    public record Result(List<Map<String, String>> rows, long matched, long scanned, long bytesScanned) {

        /** Keeps a copy. */
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Begins to carry the query out.
     *
     * @param most the rows that a query without a limit of its own gives
     */
    public Run begin(int most) {
        return new Run(plan(most));
    }

    /** A stretch of commands that look at one row at a time, and the collector that they feed. */
    private record Phase(List<Predicate<Row>> work, Collector collector) {

        /** Whether the row came through. */
        boolean add(Row row) {
            for (Predicate<Row> each : work) {
                if (!each.test(row)) {
                    return false;
                }
            }
            collector.add(row);
            return true;
        }
    }

    /**
     * A sort moves behind the commands that look at one row at a time, up to where rows are counted: so that no more rows
     * than the result has are ever held.
     */
    private List<Phase> plan(int most) {
        List<Phase> phases = new ArrayList<>();
        List<Predicate<Row>> work = new ArrayList<>();
        @Nullable Comparator<Row> order = NEWEST_FIRST;
        for (Step step : steps) {
            @Nullable Collector collector = null;
            if (step instanceof Step.Each each) {
                work.add(each.work());
            } else if (step instanceof Step.Sort sort) {
                order = sort.order();
            } else if (step instanceof Step.Limit limit) {
                collector = new Collector.First(limit.most(), order);
            } else if (step instanceof Step.Dedup dedup) {
                collector = new Collector.Dedup(dedup.fields(), order);
            } else if (step instanceof Step.Stats stats) {
                collector = new Collector.Stats(stats.figures(), stats.by());
                order = null;
            }
            if (collector != null) {
                phases.add(new Phase(work, collector));
                work = new ArrayList<>();
            }
        }
        phases.add(new Phase(work, new Collector.First(most, order)));
        return phases;
    }

    /** A query under way. Not safe for use by several threads. */
    public final class Run {
        private final List<Phase> phases;
        private long matched;
        private long scanned;
        private long bytes;

        private Run(List<Phase> phases) {
            this.phases = phases;
        }

        /** Hands in an event; the order does not matter, except where the query has none. */
        public void add(Logged logged) {
            scanned++;
            bytes += logged.event().message().length();
            if (phases.get(0).add(Row.of(logged))) {
                matched++;
            }
        }

        /** When all events have been handed in. */
        public Result result() {
            List<Row> rows = phases.get(0).collector().rows();
            for (Phase phase : phases.subList(1, phases.size())) {
                rows.forEach(phase::add);
                rows = phase.collector().rows();
            }
            return new Result(rows.stream().map(this::shown).toList(), matched, scanned, bytes);
        }

        private Map<String, String> shown(Row row) {
            Map<String, String> fields = new LinkedHashMap<>();
            columns.forEach(column -> Values.text(row.get(column)).ifPresent(text -> fields.put(column, text)));
            if (!grouped) {
                Values.text(row.get("@ptr")).ifPresent(text -> fields.put("@ptr", text));
            }
            return fields;
        }
    }
}
