package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values that satisfy the table of constraints, found by reading the table itself rather than by asking the code under
 * test.
 */
final class TableSamples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode table = read();

    Iterable<Map.Entry<String, JsonNode>> operations() {
        return table.get("operations").properties();
    }

    JsonNode shape(String name) {
        return table.get("shapes").get(name);
    }

    List<String> patterns() {
        return table.get("shapes").findValuesAsText("pattern");
    }

    /** A request with every member there is. */
    ObjectNode request(String operation) {
        return (ObjectNode)
                sample(shape(table.at("/operations/" + operation + "/input").asText()));
    }

    JsonNode sample(JsonNode shape) {
        long min = shape.path("min").asLong(0);
        return switch (shape.get("type").asText()) {
            case "string" -> TextNode.valueOf(anyText(shape));
            case "integer", "long" -> LongNode.valueOf(Math.max(1, min));
            case "boolean" -> BooleanNode.TRUE;
            case "timestamp" -> LongNode.valueOf(1_700_000_000);
            case "blob" -> TextNode.valueOf("AAEC");
            case "list" -> list(shape, Math.max(1, (int) min));
            case "map" -> map(shape, Math.max(1, (int) min));
            case "structure" -> structure(shape);
            default -> throw new IllegalStateException("Unknown type in " + shape);
        };
    }

    ArrayNode list(JsonNode shape, int size) {
        ArrayNode list = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(sample(shape(shape.get("member").asText())));
        }
        return list;
    }

    ObjectNode map(JsonNode shape, int size) {
        ObjectNode map = NODES.objectNode();
        for (int i = 0; i < size; i++) {
            map.set("key" + i, sample(shape(shape.get("value").asText())));
        }
        return map;
    }

    /** A text of this length that satisfies the shape's pattern, if there is any. */
    Optional<String> text(JsonNode shape, int length) {
        String pattern = shape.path("pattern").asText("(?s).*");
        return Stream.of("", "arn:", "$", "00:00", "UTF-8")
                .filter(start -> start.length() <= length)
                .map(start -> start + "a".repeat(length - start.length()))
                .filter(text -> text.matches(pattern))
                .findFirst();
    }

    private String anyText(JsonNode shape) {
        if (shape.has("enum")) {
            return shape.get("enum").get(0).asText();
        }
        int min = shape.path("min").asInt(1);
        return Stream.iterate(min, n -> n + 1)
                .limit(10)
                .flatMap(n -> text(shape, n).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No sample for " + shape));
    }

    private ObjectNode structure(JsonNode shape) {
        ObjectNode structure = NODES.objectNode();
        shape.get("members")
                .properties()
                .forEach(
                        m -> structure.set(m.getKey(), sample(shape(m.getValue().asText()))));
        return structure;
    }

    static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    private static JsonNode read() {
        try (InputStream in = TableSamples.class.getResourceAsStream("kinesisanalyticsv2.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
