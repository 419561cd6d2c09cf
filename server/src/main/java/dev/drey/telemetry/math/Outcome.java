package dev.drey.telemetry.math;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What an expression comes to. */
public sealed interface Outcome {

    /** One figure for all of the time. */
    record Scalar(double value) implements Outcome {}

    /**
     * A figure for each period that has one.
     *
     * @param values by the beginning of the period
     */
    record Line(NavigableMap<Instant, Double> values) implements Outcome {
        /** Keeps a copy. */
        public Line {
            values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
        }
    }

    /** Several lines side by side. */
    record Lines(List<Line> lines) implements Outcome {
        /** Keeps a copy. */
        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
