package dev.drey.logs.insights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes rows until there are no more, and then has rows to hand on. Holds no more of them than it must. */
interface Collector {

    void add(Row row);

    List<Row> rows();

    /** The first so many rows, in an order. */
    final class First implements Collector {
        private final int most;
        private final Comparator<Placed> order;
        private final PriorityQueue<Placed> kept;
        private long seen;

        private record Placed(Row row, long place) {}

        /** @param order null to keep rows in the order in which they come */
        First(int most, @Nullable Comparator<Row> order) {
            this.most = most;
            Comparator<Placed> byPlace = Comparator.comparingLong(Placed::place);
            this.order = order == null
                    ? byPlace
                    : Comparator.comparing(Placed::row, order).thenComparing(byPlace);
            this.kept = new PriorityQueue<>(this.order.reversed());
        }

        @Override
        public void add(Row row) {
            kept.add(new Placed(row, seen++));
            if (kept.size() > most) {
                kept.remove();
            }
        }

        @Override
        public List<Row> rows() {
            return kept.stream().sorted(order).map(Placed::row).toList();
        }
    }

    /** Of rows that are alike in some fields the one that is first in an order. */
    final class Dedup implements Collector {
        private final List<String> fields;
        private final @Nullable Comparator<Row> order;
        private final Map<List<String>, Row> kept = new LinkedHashMap<>();

        Dedup(List<String> fields, @Nullable Comparator<Row> order) {
            this.fields = fields;
            this.order = order;
        }

        @Override
        public void add(Row row) {
            List<String> key = fields.stream()
                    .map(field -> Values.text(row.get(field)).orElse(""))
                    .toList();
            kept.merge(key, row, (first, second) -> order != null && order.compare(second, first) < 0 ? second : first);
        }

        @Override
        public List<Row> rows() {
            List<Row> rows = new ArrayList<>(kept.values());
            if (order != null) {
                rows.sort(order);
            }
            return rows;
        }
    }

    /** A row for each group of rows that are alike in what they are grouped by. */
    final class Stats implements Collector {
        private final Map<String, Supplier<Aggregate>> figures;
        private final Map<String, Expression> by;
        private final Map<List<String>, Group> groups = new LinkedHashMap<>();

        private record Group(Map<String, Object> fields, Map<String, Aggregate> figures) {}

        Stats(Map<String, Supplier<Aggregate>> figures, Map<String, Expression> by) {
            this.figures = figures;
            this.by = by;
        }

        @Override
        public void add(Row row) {
            List<String> key = new ArrayList<>();
            Map<String, Object> fields = new LinkedHashMap<>();
            by.forEach((name, expression) -> {
                Object value = expression.of(row);
                key.add(Values.text(value).orElse(""));
                if (value != null) {
                    fields.put(name, value);
                }
            });
            groups.computeIfAbsent(key, unused -> new Group(fields, begin()))
                    .figures()
                    .values()
                    .forEach(figure -> figure.add(row));
        }

        private Map<String, Aggregate> begin() {
            Map<String, Aggregate> begun = new LinkedHashMap<>();
            figures.forEach((name, figure) -> begun.put(name, figure.get()));
            return begun;
        }

        @Override
        public List<Row> rows() {
            return groups.values().stream()
                    .map(group -> {
                        Row row = Row.group(group.fields());
                        group.figures().forEach((name, figure) -> row.set(name, figure.result()));
                        return row;
                    })
                    .toList();
        }
    }
}
