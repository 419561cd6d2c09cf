package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Values on both sides of every constraint of one shape, each with the constraints that it violates. */
final class TableEdges {
    private final TableSamples samples;
    private final Map<Integer, JsonNode> blobs = new HashMap<>();

    TableEdges(TableSamples samples) {
        this.samples = samples;
    }

    /** A value and what AWS says of it; nothing if it is in order. */
    record Edge(JsonNode value, List<String> violated) {}

    List<Edge> of(JsonNode shape) {
        return switch (shape.get("type").asText()) {
            case "string" -> text(shape);
            case "integer", "long" -> number(shape);
            case "blob" -> sized(shape, length -> blobs.computeIfAbsent(length, TableEdges::blob));
            case "list" -> sized(shape, size -> samples.list(shape, size));
            case "map" -> sized(shape, size -> samples.map(shape, size));
            default -> List.of();
        };
    }

    private List<Edge> text(JsonNode shape) {
        List<Edge> edges = new ArrayList<>();
        lengths(shape).map(n -> samples.text(shape, n).orElse("a".repeat(n))).forEach(t -> edges.add(text(shape, t)));
        if (shape.has("pattern")) {
            Stream.of("x y", "24:00", "bogus", "<").forEach(t -> edges.add(text(shape, t)));
        }
        if (shape.has("enum")) {
            TableSamples.texts(shape.get("enum")).forEach(t -> edges.add(text(shape, t)));
            edges.add(text(shape, "NO_SUCH_VALUE"));
            edges.add(text(shape, ""));
        }
        return edges;
    }

    private static Edge text(JsonNode shape, String text) {
        List<String> violated = new ArrayList<>(outside(shape, "length", text.length()));
        boolean tooLong = shape.has("max") && text.length() > shape.get("max").asInt();
        if (shape.has("pattern")
                && !tooLong
                && !text.matches(shape.get("pattern").asText())) {
            violated.add("Member must satisfy regular expression pattern: "
                    + shape.get("pattern").asText());
        }
        if (shape.has("enum") && !TableSamples.texts(shape.get("enum")).contains(text)) {
            violated.add("Member must satisfy enum value set: " + TableSamples.texts(shape.get("enum")));
        }
        return new Edge(TextNode.valueOf(text), violated);
    }

    private static List<Edge> number(JsonNode shape) {
        return Stream.of("min", "max")
                .filter(shape::has)
                .map(bound -> shape.get(bound).asLong())
                .flatMap(bound -> Stream.of(bound - 1, bound, bound + 1))
                .map(n -> new Edge(LongNode.valueOf(n), outside(shape, "value", n)))
                .toList();
    }

    private static List<Edge> sized(JsonNode shape, IntFunction<JsonNode> make) {
        return lengths(shape)
                .map(n -> new Edge(make.apply(n), outside(shape, "length", n)))
                .toList();
    }

    private static Stream<Integer> lengths(JsonNode shape) {
        return Stream.of("min", "max")
                .filter(shape::has)
                .map(bound -> shape.get(bound).asInt())
                .flatMap(bound -> Stream.of(bound - 1, bound, bound + 1))
                .filter(n -> n >= 0);
    }

    private static List<String> outside(JsonNode shape, String what, long number) {
        if (shape.has("min") && number < shape.get("min").asLong()) {
            return List.of("Member must have " + what + " greater than or equal to "
                    + shape.get("min").asText());
        }
        if (shape.has("max") && number > shape.get("max").asLong()) {
            return List.of("Member must have " + what + " less than or equal to "
                    + shape.get("max").asText());
        }
        return List.of();
    }

    private static JsonNode blob(int length) {
        String whole = "AAAA".repeat(length / 3);
        return TextNode.valueOf(whole + List.of("", "AA==", "AAA=").get(length % 3));
    }
}
