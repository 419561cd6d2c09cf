package dev.drey.diagnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One figure over time.
 *
 * @param samples oldest first; at least one
 */
public record Series(List<Sample> samples) {

    /** The figure at one time. */
    public record Sample(Instant at, double value) {}

    /** Puts them in order. */
    public Series {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A series needs a sample.");
        }
        samples = samples.stream().sorted(Comparator.comparing(Sample::at)).toList();
    }

    /** A single sample. */
    public static Series of(Instant at, double value) {
        return new Series(List.of(new Sample(at, value)));
    }

    /** The newest value. */
    public double latest() {
        return samples.get(samples.size() - 1).value();
    }

    /** The oldest value. */
    public double first() {
        return samples.get(0).value();
    }

    /** Newest less oldest. */
    public double change() {
        return latest() - first();
    }

    /** The largest value. */
    public double maximum() {
        return samples.stream().mapToDouble(Sample::value).max().orElseThrow();
    }

    /** The mean value. */
    public double mean() {
        return samples.stream().mapToDouble(Sample::value).average().orElseThrow();
    }

    /** Time from the oldest to the newest sample; zero with one sample. */
    public Duration span() {
        return Duration.between(
                samples.get(0).at(), samples.get(samples.size() - 1).at());
    }

    /** Change per second; NaN when all samples are of one time. */
    public double perSecond() {
        double seconds = span().toMillis() / 1000.0;
        return seconds <= 0 ? Double.NaN : change() / seconds;
    }

    /** Whether it never fell, and rose. */
    public boolean isRising() {
        for (int index = 1; index < samples.size(); index++) {
            if (samples.get(index).value() < samples.get(index - 1).value()) {
                return false;
            }
        }
        return change() > 0;
    }
}
