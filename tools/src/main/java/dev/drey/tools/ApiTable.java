package dev.drey.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The compact form of an AWS service model: operations with their errors, and the shapes that requests are made of,
 * without documentation and without the shapes of responses. Sorted, so that two versions can be compared.
 */
final class ApiTable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode model;
    private final TreeMap<String, JsonNode> reached = new TreeMap<>();

    /** Merges {@code additions} (a list of reasons with the shapes they change) into a copy of {@code model}. */
    ApiTable(ObjectNode model, JsonNode additions) {
        this.model = model.deepCopy();
        for (JsonNode addition : additions) {
            for (String part : List.of("metadata", "shapes")) {
                merge((ObjectNode) this.model.get(part), addition.path(part));
            }
        }
    }

    ObjectNode toJson() {
        ObjectNode table = NODES.objectNode();
        table.set("targetPrefix", model.at("/metadata/targetPrefix"));
        ObjectNode operations = table.putObject("operations");
        byName(model.get("operations")).forEach((name, o) -> operations.set(name, operation(o)));
        ObjectNode shapes = table.putObject("shapes");
        reached.forEach(shapes::set);
        return table;
    }

    private ObjectNode operation(JsonNode operation) {
        ObjectNode row = NODES.objectNode();
        row.set("input", operation.at("/input/shape"));
        if (operation.has("output")) {
            row.set("output", operation.at("/output/shape"));
        }
        TreeSet<String> errors = new TreeSet<>();
        operation.path("errors").forEach(error -> errors.add(error.get("shape").asText()));
        errors.forEach(row.putArray("errors")::add);
        reach(operation.at("/input/shape").asText());
        return row;
    }

    private void reach(String name) {
        if (reached.containsKey(name)) {
            return;
        }
        JsonNode shape = model.get("shapes").get(name);
        ObjectNode row = NODES.objectNode();
        reached.put(name, row);
        for (String constraint : List.of("type", "min", "max", "pattern", "enum")) {
            if (shape.has(constraint)) {
                row.set(constraint, shape.get(constraint));
            }
        }
        for (String part : List.of("key", "value", "member")) {
            if (shape.has(part)) {
                row.set(part, reference(shape.get(part)));
            }
        }
        if (shape.has("members")) {
            addMembers(shape, row);
        }
    }

    private void addMembers(JsonNode shape, ObjectNode row) {
        TreeSet<String> required = new TreeSet<>();
        shape.path("required").forEach(member -> required.add(member.asText()));
        required.forEach(row.putArray("required")::add);
        ObjectNode members = row.putObject("members");
        byName(shape.get("members")).forEach((name, member) -> members.set(name, reference(member)));
    }

    private JsonNode reference(JsonNode member) {
        String target = member.get("shape").asText();
        reach(target);
        return NODES.textNode(target);
    }

    private static Map<String, JsonNode> byName(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> field : from.properties()) {
            JsonNode present = into.get(field.getKey());
            if (present instanceof ObjectNode object) {
                merge(object, field.getValue());
            } else if (present instanceof ArrayNode array) {
                addMissing(array, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }

    private static void addMissing(ArrayNode array, JsonNode values) {
        List<JsonNode> present = new ArrayList<>();
        array.forEach(present::add);
        for (JsonNode value : values) {
            if (!present.contains(value)) {
                array.add(value);
            }
        }
    }
}
