package dev.drey.diagnosis.signal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as Flink's settings write it, such as {@code 10 s}; a number alone is milliseconds. */
public final class FlinkDuration {

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*([a-zµ]*)");

    /** Flink's words for units, with those that it also takes. */
    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("", ChronoUnit.MILLIS),
            Map.entry("ms", ChronoUnit.MILLIS),
            Map.entry("milli", ChronoUnit.MILLIS),
            Map.entry("millis", ChronoUnit.MILLIS),
            Map.entry("millisecond", ChronoUnit.MILLIS),
            Map.entry("milliseconds", ChronoUnit.MILLIS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("sec", ChronoUnit.SECONDS),
            Map.entry("secs", ChronoUnit.SECONDS),
            Map.entry("second", ChronoUnit.SECONDS),
            Map.entry("seconds", ChronoUnit.SECONDS),
            Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("min", ChronoUnit.MINUTES),
            Map.entry("minute", ChronoUnit.MINUTES),
            Map.entry("minutes", ChronoUnit.MINUTES),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("hour", ChronoUnit.HOURS),
            Map.entry("hours", ChronoUnit.HOURS),
            Map.entry("d", ChronoUnit.DAYS),
            Map.entry("day", ChronoUnit.DAYS),
            Map.entry("days", ChronoUnit.DAYS));

    /** Longer than any that somebody means; Flink itself writes the longest of all for never. */
    private static final long NEVER_MILLIS = Long.MAX_VALUE / 1000;

    private FlinkDuration() {}

    /** Empty for what is none, and for what stands for never. */
    public static Optional<Duration> parse(String text) {
        Matcher parts = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return iso(text);
        }
        ChronoUnit unit = UNITS.get(parts.group(2));
        if (unit == null || parts.group(1).length() > 15) {
            return Optional.empty();
        }
        return Optional.of(Duration.of(Long.parseLong(parts.group(1)), unit))
                .filter(duration -> duration.toSeconds() < NEVER_MILLIS / 1000);
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
