package dev.drey.cli.bench;

import dev.drey.cli.trial.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects measurements, and gives them in the order in which each thing was first measured. */
final class Findings {

    private static final double BYTES_PER_KILOBYTE = 1e3;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Map<Subject, Map<Side, List<Double>>> values = new LinkedHashMap<>();

    private record Subject(String runtime, String what, Row.Unit unit) {}

    /** @param what the same text on both sides for what can be compared */
    void add(String runtime, String what, Side side, Duration duration) {
        add(new Subject(runtime, what, Row.Unit.SECONDS), side, duration.toNanos() / 1e9);
    }

    void addMemory(String runtime, String what, Side side, long bytes) {
        add(new Subject(runtime, what, Row.Unit.MEGABYTES), side, bytes / BYTES_PER_MEGABYTE);
    }

    /** @param part of one processor, 1 for all of its time */
    void addCpu(String runtime, String what, double part) {
        add(new Subject(runtime, what, Row.Unit.PERCENT), Side.DREY, part * 100);
    }

    void addRate(String runtime, String what, double perSecond) {
        add(new Subject(runtime, what, Row.Unit.PER_SECOND), Side.DREY, perSecond);
    }

    /** @param value in the unit, but sizes in bytes */
    void add(String runtime, String what, Side side, Row.Unit unit, double value) {
        double scale = switch (unit) {
            case KILOBYTES -> BYTES_PER_KILOBYTE;
            case MEGABYTES -> BYTES_PER_MEGABYTE;
            default -> 1;
        };
        add(new Subject(runtime, what, unit), side, value / scale);
    }

    private void add(Subject subject, Side side, double value) {
        values.computeIfAbsent(subject, key -> new EnumMap<>(Side.class))
                .computeIfAbsent(side, key -> new ArrayList<>())
                .add(value);
    }

    List<Row> rows() {
        return values.entrySet().stream()
                .map(entry -> new Row(
                        entry.getKey().runtime(),
                        entry.getKey().what(),
                        entry.getKey().unit(),
                        series(entry.getValue(), Side.DREY),
                        series(entry.getValue(), Side.PLAIN)))
                .toList();
    }

    private static Optional<Series> series(Map<Side, List<Double>> sides, Side side) {
        return Optional.ofNullable(sides.get(side)).map(Series::new);
    }
}
