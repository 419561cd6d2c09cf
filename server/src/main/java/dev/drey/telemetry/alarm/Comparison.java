package dev.drey.telemetry.alarm;

import java.util.Arrays;
import java.util.Optional;

/** How a figure is compared with an alarm's threshold, under CloudWatch's names. */
public enum Comparison {
    GREATER("GreaterThanThreshold", "greater than"),
    GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
    LESS("LessThanThreshold", "less than"),
    LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

    private final String wireName;
    private final String words;

    Comparison(String wireName, String words) {
        this.wireName = wireName;
        this.words = words;
    }

    /** Such as {@code GreaterThanThreshold}. */
    public String wireName() {
        return wireName;
    }

    /** For sentences. */
    public String words() {
        return words;
    }

    /** Empty for those of anomaly detection, which Drey does not do. */
    public static Optional<Comparison> find(String wireName) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.wireName.equals(wireName))
                .findFirst();
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER -> value > threshold;
            case GREATER_OR_EQUAL -> value >= threshold;
            case LESS -> value < threshold;
            case LESS_OR_EQUAL -> value <= threshold;
        };
    }
}
