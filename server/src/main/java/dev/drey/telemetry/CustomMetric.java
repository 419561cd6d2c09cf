package dev.drey.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric that the program defines itself: one below the metric group {@code kinesisanalytics}.
 *
 * @param operator under which it was registered
 * @param dimensions the groups between, read in pairs of a name and a value; a last one without a pair is its own value
 */
record CustomMetric(String operator, String name, Map<String, String> dimensions) {

    private static final Pattern NAME =
            Pattern.compile("(?<operator>.+?)\\.kinesisanalytics\\.(?<rest>.+)", Pattern.CASE_INSENSITIVE);

    /** Empty when Flink's name is not that of such a metric. */
    static Optional<CustomMetric> find(String flinkName) {
        Matcher matcher = NAME.matcher(flinkName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(List.of(matcher.group("rest").split("\\.")));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String name = parts.remove(parts.size() - 1);
        Map<String, String> dimensions = new TreeMap<>();
        for (int i = 0; i < parts.size(); i += 2) {
            dimensions.put(parts.get(i), parts.get(Math.min(i + 1, parts.size() - 1)));
        }
        return Optional.of(new CustomMetric(matcher.group("operator"), name, dimensions));
    }
}
