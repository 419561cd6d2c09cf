package dev.drey.telemetry;

import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names that metrics of applications have for Prometheus. Pure. */
public final class PrometheusNames {

    /** Before the name of every metric of an application. */
    public static final String PREFIX = "drey_application_";

    /** Behind the name of a metric, for the greatest of several figures; without it the name means their average. */
    public static final String GREATEST = "_max";

    private PrometheusNames() {}

    /** The name for one of Amazon's metrics, or of an application's own: {@code KPUs} is {@code drey_application_kpus}. */
    public static String of(String metric) {
        return PREFIX + snake(metric);
    }

    /** The name of a label for a dimension: {@code ShardId} is {@code shard_id}. */
    public static String label(String dimension) {
        return PrometheusNaming.sanitizeLabelName(snake(dimension));
    }

    /** All names that metrics of applications can have, but for those that they define themselves. */
    public static List<String> all() {
        return MetricTable.names().stream()
                .flatMap(name -> Stream.of(of(name), of(name) + GREATEST))
                .toList();
    }

    private static String snake(String name) {
        String parted = name.replace("KPUs", "kpus")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2");
        return PrometheusNaming.sanitizeMetricName(parted.toLowerCase(Locale.ROOT));
    }
}
