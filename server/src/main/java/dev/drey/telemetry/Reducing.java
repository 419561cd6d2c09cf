package dev.drey.telemetry;

import dev.drey.flink.MetricSpread;
import dev.drey.telemetry.MetricRow.Reduction;
import dev.drey.telemetry.series.StatisticSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one figure, or one set of figures, of several. Pure. */
final class Reducing {

    /** Flink's watermark before the first record. */
    private static final double NO_WATERMARK = Long.MIN_VALUE;

    private Reducing() {}

    /** Figures of {@code count} subtasks, added up by Flink. */
    record Part(MetricSpread spread, int count) {

        /** One figure. */
        static Part of(double value) {
            return new Part(new MetricSpread(value, value, value, value), 1);
        }
    }

    /** Empty when there is nothing, or nothing that is a number. */
    static Optional<StatisticSet> reduce(Reduction reduction, List<Part> parts) {
        Stream<Part> known = parts.stream().filter(part -> part.spread().min() > NO_WATERMARK);
        return known.map(part -> set(reduction, part))
                .filter(StatisticSet::isFinite)
                .reduce((left, right) -> merge(reduction, left, right));
    }

    private static StatisticSet set(Reduction reduction, Part part) {
        MetricSpread spread = part.spread();
        return switch (reduction) {
            case SUM -> StatisticSet.of(spread.sum());
            case MIN -> StatisticSet.of(spread.min());
            case MAX -> StatisticSet.of(spread.max());
            case EACH -> new StatisticSet(part.count(), spread.sum(), spread.min(), spread.max());
        };
    }

    private static StatisticSet merge(Reduction reduction, StatisticSet left, StatisticSet right) {
        return switch (reduction) {
            case SUM -> StatisticSet.of(left.sum() + right.sum());
            case MIN -> StatisticSet.of(Math.min(left.min(), right.min()));
            case MAX -> StatisticSet.of(Math.max(left.max(), right.max()));
            case EACH -> left.and(right);
        };
    }
}
