package dev.drey.logs.insights;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One command of a query. */
sealed interface Step {

    /** Looks at one row at a time, may add fields to it, and says whether it goes on. */
    record Each(Predicate<Row> work) implements Step {}

    /** Puts the rows into an order. */
    record Sort(Comparator<Row> order) implements Step {}

    /** Lets only the first so many rows go on. */
    record Limit(int most) implements Step {}

    /** Lets only the first of rows go on that are alike in these fields. */
    record Dedup(List<String> fields) implements Step {}

    /** Makes groups. */
    record Stats(Map<String, Supplier<Aggregate>> figures, Map<String, Expression> by) implements Step {}
}
