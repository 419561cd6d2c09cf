package dev.drey.telemetry.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When an alarm goes off. Pure.
 *
 * @param periods that are looked at, the newest complete ones
 * @param breachesNeeded how many of them have to breach the threshold, from 1 to {@code periods}
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">AWS's
 *     treatment of missing data</a>
 */
public record AlarmRule(
        Comparison comparison,
        double threshold,
        Duration period,
        int periods,
        int breachesNeeded,
        MissingData missingData) {

    /** CloudWatch looks back a little further than the periods asked for, so that a late figure is not missing. */
    private static final int FURTHER_PERIODS = 2;

    private static final int FIGURES_SHOWN = 5;

    /** The beginning of the time whose figures {@link #evaluate} wants. */
    public Instant from(Instant now) {
        return to(now).minus(period.multipliedBy(periods + FURTHER_PERIODS));
    }

    /** The end of the newest period that is complete. */
    public Instant to(Instant now) {
        long length = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
    }

    /**
     * What the figures come to.
     *
     * @param figures from {@link #from} to {@link #to}, by the beginnings of their periods
     * @return empty when the alarm stays as it is
     */
    public Optional<AlarmState> evaluate(NavigableMap<Instant, Double> figures, Instant now) {
        List<Double> newest =
                figures.descendingMap().values().stream().limit(periods).toList();
        int breaching = (int) newest.stream()
                .filter(value -> comparison.breaches(value, threshold))
                .count();
        int missing = periods - newest.size();
        if (newest.isEmpty() && missingData == MissingData.MISSING) {
            return Optional.of(new AlarmState(
                    AlarmState.Value.INSUFFICIENT_DATA, "There were no figures in the last " + words() + ".", now));
        }
        boolean undecided = breaching < breachesNeeded && breaching == newest.size();
        if (missingData == MissingData.IGNORE && missing > 0 && undecided) {
            return Optional.empty();
        }
        boolean alarm = switch (missingData) {
            case MISSING -> breaching >= Math.min(breachesNeeded, newest.size());
            case BREACHING -> breaching + missing >= breachesNeeded;
            case IGNORE, NOT_BREACHING -> breaching >= breachesNeeded;
        };
        AlarmState.Value value = alarm ? AlarmState.Value.ALARM : AlarmState.Value.OK;
        return Optional.of(new AlarmState(value, reason(newest, breaching, missing), now));
    }

    private String words() {
        return periods == 1 ? "period" : periods + " periods";
    }

    private String reason(List<Double> newest, int breaching, int missing) {
        String shown = newest.stream().limit(FIGURES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        String absent =
                missing == 0 ? "" : " " + missing + " had no figure, which counts as " + missingData.wireName() + ".";
        return breaching + " of the last " + newest.size() + " figures [" + shown + "] were " + comparison.words()
                + " the threshold " + threshold + "; " + breachesNeeded + " of " + periods + " are needed for an alarm."
                + absent;
    }
}
