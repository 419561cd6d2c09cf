package dev.drey.logs.insights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One figure of a group, under way: it sees each row of the group once. */
interface Aggregate {

    void add(Row row);

    @Nullable
    Object result();

    /**
     * Begins the aggregate of that name for each group; empty when there is none.
     *
     * @param of what is counted, summed and so on; evaluates to something for every row where the query has a star
     * @param percent only of {@code pct}
     */
    static Optional<Supplier<Aggregate>> find(String name, Expression of, double percent) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "count" -> () -> new Count(of);
                    case "count_distinct" -> () -> new Distinct(of);
                    case "sum" -> () -> new Numbers(of, Numbers::sum);
                    case "avg" -> () -> new Numbers(of, Numbers::average);
                    case "stddev" -> () -> new Numbers(of, Numbers::deviation);
                    case "pct" -> () -> new Percentile(of, percent);
                    case "median" -> () -> new Percentile(of, 50);
                    case "min", "sortsfirst" -> () -> new Extreme(of, of, -1);
                    case "max", "sortslast" -> () -> new Extreme(of, of, 1);
                    case "earliest" -> () -> new Extreme(of, row -> row.get("@timestamp"), -1);
                    case "latest" -> () -> new Extreme(of, row -> row.get("@timestamp"), 1);
                    default -> null;
                });
    }

    /** How many rows have it. */
    final class Count implements Aggregate {
        private final Expression of;
        private long count;

        Count(Expression of) {
            this.of = of;
        }

        @Override
        public void add(Row row) {
            if (of.of(row) != null) {
                count++;
            }
        }

        @Override
        public Object result() {
            return (double) count;
        }
    }

    /** How many different values it has. */
    final class Distinct implements Aggregate {
        private final Expression of;
        private final Set<String> values = new HashSet<>();

        Distinct(Expression of) {
            this.of = of;
        }

        @Override
        public void add(Row row) {
            Values.text(of.of(row)).ifPresent(values::add);
        }

        @Override
        public Object result() {
            return (double) values.size();
        }
    }

    /** What comes from the number, the sum and the sum of squares of its values. */
    final class Numbers implements Aggregate {
        private final Expression of;
        private final Figure figure;
        private long count;
        private double sum;
        private double squares;

        private interface Figure {
            double of(Numbers numbers);
        }

        Numbers(Expression of, Figure figure) {
            this.of = of;
            this.figure = figure;
        }

        @Override
        public void add(Row row) {
            Values.number(of.of(row)).ifPresent(number -> {
                count++;
                sum += number;
                squares += number * number;
            });
        }

        double sum() {
            return sum;
        }

        double average() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / count - average() * average()));
        }

        @Override
        public @Nullable Object result() {
            return count == 0 ? null : (Object) figure.of(this);
        }
    }

    /** The value below which that many per cent of the values lie. */
    final class Percentile implements Aggregate {
        private final Expression of;
        private final double percent;
        private final List<Double> values = new ArrayList<>();

        Percentile(Expression of, double percent) {
            this.of = of;
            this.percent = percent;
        }

        @Override
        public void add(Row row) {
            Values.number(of.of(row)).ifPresent(values::add);
        }

        @Override
        public @Nullable Object result() {
            if (values.isEmpty()) {
                return null;
            }
            Collections.sort(values);
            int rank = (int) Math.ceil(percent / 100 * values.size());
            return values.get(Math.max(0, Math.min(values.size() - 1, rank - 1)));
        }
    }

    /** Its value in the row where another one is least, or greatest. */
    final class Extreme implements Aggregate {
        private final Expression of;
        private final Expression by;
        private final int sign;
        private @Nullable Object found;
        private @Nullable Object foundBy;

        Extreme(Expression of, Expression by, int sign) {
            this.of = of;
            this.by = by;
            this.sign = sign;
        }

        @Override
        public void add(Row row) {
            Object value = of.of(row);
            Object rank = by.of(row);
            if (value != null && rank != null && (foundBy == null || Values.compare(rank, foundBy) * sign > 0)) {
                found = value;
                foundBy = rank;
            }
        }

        @Override
        public @Nullable Object result() {
            return found;
        }
    }
}
