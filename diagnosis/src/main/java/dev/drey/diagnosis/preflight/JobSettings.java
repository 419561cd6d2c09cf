package dev.drey.diagnosis.preflight;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of Flink that hold for a job: of the cluster and of the program together.
 *
 * @param values by Flink's keys, of today or of former versions
 * @param chosen the keys that a person has decided, and not the service
 */
public record JobSettings(Map<String, String> values, Set<String> chosen) {

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

    /** Keeps copies. */
    public JobSettings {
        values = Map.copyOf(values);
        chosen = Set.copyOf(chosen);
    }

    /** The first of these keys that has a value. */
    public Optional<String> find(String... keys) {
        for (String key : keys) {
            if (values.containsKey(key)) {
                return Optional.of(values.get(key).strip());
            }
        }
        return Optional.empty();
    }

    /** In small letters, with one kind of dash. */
    public Optional<String> findWord(String... keys) {
        return find(keys).map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Empty also where it is endless. */
    public Optional<Duration> findDuration(String key) {
        return find(key).flatMap(JobSettings::duration);
    }

    /** Empty also where it is no number. */
    public Optional<Long> findNumber(String key) {
        return find(key).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    /** Whether a person has decided it, and not the service. */
    public boolean isChosen(String key) {
        return chosen.contains(key);
    }

    /** The interval of checkpoints, if there are any. */
    public Optional<Duration> findInterval() {
        return findDuration("execution.checkpointing.interval").filter(interval -> interval.toMillis() > 0);
    }

    /** Whether checkpoints are taken, and each record counts once in state. */
    public boolean isExactlyOnce() {
        return findInterval().isPresent()
                && findWord("execution.checkpointing.mode")
                        .orElse("exactly-once")
                        .equals("exactly-once");
    }

    /** Where checkpoints go, where that is a folder. */
    public Optional<String> findDirectory() {
        return find("execution.checkpointing.dir", "state.checkpoints.dir").filter(folder -> !folder.isEmpty());
    }

    /** Whether checkpoints stay in the job manager's memory. */
    public boolean keepsCheckpointsInMemory() {
        return findWord("execution.checkpointing.storage", "state.checkpoint-storage")
                .map(storage -> storage.startsWith("jobmanager"))
                .orElse(findDirectory().isEmpty());
    }

    private static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
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
