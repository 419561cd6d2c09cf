package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;

/** One metric over all subtasks of a vertex that have it, as Flink adds it up. A part that is no number is NaN. */
public record MetricSpread(double sum, double min, double max, double average) {

    static MetricSpread of(JsonNode json) {
        return new MetricSpread(number(json, "sum"), number(json, "min"), number(json, "max"), number(json, "avg"));
    }

    private static double number(JsonNode json, String field) {
        return json.path(field).asDouble(Double.NaN);
    }
}
