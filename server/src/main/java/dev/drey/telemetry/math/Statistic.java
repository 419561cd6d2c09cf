package dev.drey.telemetry.math;

import dev.drey.telemetry.series.StatisticSet;
import java.util.Arrays;
import java.util.Optional;

/** What can be asked of the figures of a period, under CloudWatch's names. */
public enum Statistic {
    SAMPLE_COUNT("SampleCount"),
    AVERAGE("Average"),
    SUM("Sum"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum");

    private final String wireName;

    Statistic(String wireName) {
        this.wireName = wireName;
    }

    /** Such as {@code SampleCount}. */
    public String wireName() {
        return wireName;
    }

    /** What it is of these figures. */
    public double of(StatisticSet figures) {
        return switch (this) {
            case SAMPLE_COUNT -> figures.count();
            case AVERAGE -> figures.average();
            case SUM -> figures.sum();
            case MINIMUM -> figures.min();
            case MAXIMUM -> figures.max();
        };
    }

    /** Empty for percentiles, which cannot be told from what is kept. */
    public static Optional<Statistic> find(String wireName) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.wireName.equals(wireName))
                .findFirst();
    }
}
