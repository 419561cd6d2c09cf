package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small readings of Flink's JSON. */
final class Json {

    private Json() {}

    /** Null where there is none, or where Flink writes 0 or -1 for never. */
    static @Nullable Instant time(JsonNode node) {
        return node.isNumber() && node.asLong() > 0 ? Instant.ofEpochMilli(node.asLong()) : null;
    }

    static Duration millis(JsonNode node) {
        return Duration.ofMillis(Math.max(0, node.asLong()));
    }

    /** NaN where there is none. */
    static double figure(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isTextual()) {
            try {
                return Double.parseDouble(node.asText());
            } catch (NumberFormatException text) {
                return Double.NaN;
            }
        }
        return Double.NaN;
    }

    /** Every value below a node, by its path with dots. */
    static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                flatten(prefix + field.getKey() + ".", field.getValue(), into);
            } else if (!field.getValue().isNull()) {
                into.put(prefix + field.getKey(), field.getValue().asText());
            }
        });
    }
}
