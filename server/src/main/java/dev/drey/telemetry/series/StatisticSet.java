package dev.drey.telemetry.series;

/**
 * Several figures in one, as CloudWatch adds them up.
 *
 * @param count of figures, more than zero
 */
public record StatisticSet(double count, double sum, double min, double max) {

    /** One figure. */
    public static StatisticSet of(double value) {
        return new StatisticSet(1, value, value, value);
    }

    /** These figures and those. */
    public StatisticSet and(StatisticSet other) {
        return new StatisticSet(
                count + other.count, sum + other.sum, Math.min(min, other.min), Math.max(max, other.max));
    }

    /** The mean of the figures. */
    public double average() {
        return sum / count;
    }

    /** Whether all of it can be stored and added up: an infinite figure, or one that is none, would spoil the rest. */
    public boolean isFinite() {
        return Double.isFinite(count) && Double.isFinite(sum) && Double.isFinite(min) && Double.isFinite(max);
    }
}
