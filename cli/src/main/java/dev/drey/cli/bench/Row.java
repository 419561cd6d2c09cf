package dev.drey.cli.bench;

import dev.drey.cli.trial.Series;
import java.util.Optional;

/** One thing that was measured, on one side or both. */
record Row(String runtime, String what, Unit unit, Optional<Series> drey, Optional<Series> plain) {

    /** Of all values of a row. */
    enum Unit {
        SECONDS("s", 2),
        MILLISECONDS("ms", 0),
        KILOBYTES("kB", 0),
        MEGABYTES("MB", 0),
        PERCENT("%", 2),
        PER_SECOND("/s", 2),
        RECORDS_PER_SECOND("records/s", 0);

        private final String symbol;
        private final int decimals;

        Unit(String symbol, int decimals) {
            this.symbol = symbol;
            this.decimals = decimals;
        }

        String symbol() {
            return symbol;
        }

        int decimals() {
            return decimals;
        }
    }

    /** Drey's median as a part of plain Flink's, below 1 where Drey is better; empty unless both were measured. */
    Optional<Double> ratio() {
        return drey.flatMap(
                ours -> plain.filter(theirs -> theirs.median() > 0).map(theirs -> ours.median() / theirs.median()));
    }
}
