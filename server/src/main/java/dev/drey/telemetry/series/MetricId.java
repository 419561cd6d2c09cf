package dev.drey.telemetry.series;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells one series from all others.
 *
 * @param dimensions by name; none is the same as another series that has fewer or more
 */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {

    /** Keeps a copy, in the order of the names. */
    public MetricId {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
}
