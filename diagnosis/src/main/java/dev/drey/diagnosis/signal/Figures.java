package dev.drey.diagnosis.signal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers: what they tell together, and how a person reads them. */
public final class Figures {

    private static final double KILO = 1024;
    private static final double PERCENT = 100;

    private Figures() {}

    /** The middle one; NaN of none. */
    public static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Standard deviation over mean: 0 when all are alike; NaN of none. */
    public static double variation(Collection<Double> values) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(all).average().orElse(Double.NaN);
        if (all.length == 0 || mean == 0) {
            return Double.NaN;
        }
        double variance = Arrays.stream(all)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance) / Math.abs(mean);
    }

    /** How many times as large, where nothing counts as one of {@code floor}. */
    public static double ratio(double large, double small, double floor) {
        return Math.max(large, floor) / Math.max(small, floor);
    }

    /** Such as {@code 3.2 s} or {@code 12 min}. */
    public static String time(double millis) {
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        if (millis < 90_000) {
            return format("%.1f s", millis / 1000);
        }
        if (millis < 2 * 3_600_000.0) {
            return format("%.0f min", millis / 60_000);
        }
        return millis < 48 * 3_600_000.0 ? format("%.0f h", millis / 3_600_000) : format("%.0f d", millis / 86_400_000);
    }

    /** The same. */
    public static String time(Duration duration) {
        return time((double) duration.toMillis());
    }

    /** Such as {@code 12 MB}; a kilobyte has 1024 bytes. */
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** The same. */
    public static String bytes(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return format(value >= 10 || unit == 0 ? "%.0f " : "%.1f ", value) + units[unit];
    }

    /** Such as {@code 87 %}, of a share between 0 and 1. */
    public static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }

    /** Such as {@code 4.2 times}. */
    public static String times(double factor) {
        return format(factor >= 10 ? "%.0f times" : "%.1f times", factor);
    }

    /** Such as {@code 12,400}. */
    public static String count(long count) {
        return format("%,d", count);
    }

    /** The same. */
    public static String count(double count) {
        return format("%,d", Math.round(count));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
