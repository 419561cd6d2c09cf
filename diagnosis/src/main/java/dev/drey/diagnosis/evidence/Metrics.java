package dev.drey.diagnosis.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Named figures over the looks that were taken. A name is Flink's own; what Flink said was not a number is left out. */
public record Metrics(Map<String, Series> byName) {

    private static final Metrics NONE = new Metrics(Map.of());

    /** Keeps a copy. */
    public Metrics {
        byName = Map.copyOf(byName);
    }

    /** Nothing known. */
    public static Metrics none() {
        return NONE;
    }

    /** All samples of that name. */
    public Optional<Series> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The newest value. */
    public OptionalDouble latest(String name) {
        Series series = byName.get(name);
        return series == null ? OptionalDouble.empty() : OptionalDouble.of(series.latest());
    }

    /** The newest value of the first of these names that is known. */
    public OptionalDouble latestOf(String... names) {
        return Stream.of(names)
                .map(this::latest)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** The series of all names that end so, such as the same metric of several operators. */
    public Stream<Map.Entry<String, Series>> endingWith(String suffix) {
        return byName.entrySet().stream().filter(entry -> entry.getKey().endsWith(suffix));
    }

    /** The largest newest value of all names that end so. */
    public OptionalDouble maximumEndingWith(String suffix) {
        return endingWith(suffix)
                .mapToDouble(entry -> entry.getValue().latest())
                .max();
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
