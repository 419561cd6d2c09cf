package dev.drey.telemetry.math;

import dev.drey.telemetry.math.MetricQuery.Stat;
import dev.drey.telemetry.math.Outcome.Line;
import dev.drey.telemetry.math.Outcome.Scalar;
import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.MetricStore;
import dev.drey.telemetry.series.Point;
import dev.drey.telemetry.series.Resolution;
import dev.drey.telemetry.series.StatisticSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Answers queries from the store. */
public final class MetricReader {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MetricStore store;

    /** @param store is only read */
    public MetricReader(MetricStore store) {
        this.store = store;
    }

    /** The figures of a metric, added up for each period that has any. */
    public NavigableMap<Instant, StatisticSet> read(MetricId metric, Span span) {
        Resolution resolution = span.period().compareTo(MINUTE) < 0 ? Resolution.OBSERVED : Resolution.MINUTE;
        TreeMap<Instant, StatisticSet> sets = new TreeMap<>();
        for (Point point : store.read(metric, resolution, span.begin(span.from()), span.to())) {
            sets.merge(span.begin(point.at()), point.value(), StatisticSet::and);
        }
        return sets;
    }

    /**
     * Answers those queries that are to be returned, in their order.
     *
     * @throws MathException when one of them cannot be answered: the message says which and why
     */
    public List<QueryResult> answer(List<MetricQuery> queries, Instant from, Instant to) throws MathException {
        return new Round(queries, from, to).answer();
    }

    /** One set of queries, each evaluated once, whichever asks for it first. */
    private final class Round {

        private final Map<String, MetricQuery> queries = new LinkedHashMap<>();
        private final Map<String, Outcome> known = new HashMap<>();
        private final Map<String, Line> metrics = new HashMap<>();
        private final Set<String> underWay = new HashSet<>();
        private final Instant from;
        private final Instant to;

        Round(List<MetricQuery> asked, Instant from, Instant to) throws MathException {
            this.from = from;
            this.to = to;
            for (MetricQuery query : asked) {
                if (queries.put(query.id(), query) != null) {
                    throw new MathException("Two queries have the id '" + query.id() + "'.");
                }
            }
        }

        List<QueryResult> answer() throws MathException {
            for (MetricQuery query : queries.values()) {
                if (query.stat() != null) {
                    Line line = line(query.stat());
                    metrics.put(query.id(), line);
                    known.put(query.id(), line);
                }
            }
            List<QueryResult> results = new ArrayList<>();
            for (MetricQuery query : queries.values()) {
                Outcome outcome = outcome(query);
                if (query.returned()) {
                    results.addAll(results(query, outcome));
                }
            }
            return results;
        }

        private Line line(Stat stat) {
            TreeMap<Instant, Double> values = new TreeMap<>();
            boolean fits = stat.unit() == null
                    || store.find(stat.metric())
                            .filter(series -> series.unit().equals(stat.unit()))
                            .isPresent();
            if (fits) {
                read(stat.metric(), new Span(from, to, stat.period()))
                        .forEach((at, set) -> values.put(at, stat.statistic().of(set)));
            }
            return new Line(values);
        }

        private Outcome outcome(MetricQuery query) throws MathException {
            Outcome ready = known.get(query.id());
            if (ready != null) {
                return ready;
            }
            if (query.expression() == null) {
                throw new MathException("The query '" + query.id() + "' names neither a metric nor an expression.");
            }
            if (!underWay.add(query.id())) {
                throw new MathException("The query '" + query.id() + "' depends on itself.");
            }
            Expression expression = Expression.parse(query.expression());
            for (String reference : expression.references()) {
                MetricQuery needed = queries.get(reference);
                if (needed != null) {
                    Outcome unused = outcome(needed);
                }
            }
            Span span = new Span(from, to, period(query, expression));
            Outcome outcome = new Evaluation(span, known, metrics).of(expression);
            known.put(query.id(), outcome);
            return outcome;
        }

        /** The longest of those it is made of; of all, where it names none. */
        private Duration period(MetricQuery query, Expression expression) {
            if (query.period() != null) {
                return query.period();
            }
            Set<String> references = expression.references();
            boolean direct = references.stream().anyMatch(metrics::containsKey);
            return queries.values().stream()
                    .filter(other -> !direct || references.contains(other.id()))
                    .filter(other -> other.stat() != null)
                    .map(other -> other.stat() == null ? MINUTE : other.stat().period())
                    .max(Duration::compareTo)
                    .orElse(MINUTE);
        }

        private List<QueryResult> results(MetricQuery query, Outcome outcome) {
            if (outcome instanceof Scalar scalar) {
                TreeMap<Instant, Double> values = new TreeMap<>();
                Duration period = query.period() == null ? MINUTE : query.period();
                new Span(from, to, period).periods().forEach(at -> values.put(at, scalar.value()));
                return List.of(new QueryResult(query.id(), label(query), values));
            }
            return Evaluation.lines(outcome).stream()
                    .map(line -> new QueryResult(query.id(), label(query), line.values()))
                    .toList();
        }

        private String label(MetricQuery query) {
            if (query.label() != null) {
                return query.label();
            }
            return query.stat() == null ? query.id() : query.stat().metric().name();
        }
    }
}
