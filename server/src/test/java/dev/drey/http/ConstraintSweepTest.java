package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every constraint on every member of every operation's request, from both sides. */
class ConstraintSweepTest {
    private static final Logger log = LoggerFactory.getLogger(ConstraintSweepTest.class);

    private final ServiceModel model = ServiceModel.load();
    private final TableSamples samples = new TableSamples();
    private final TableEdges edges = new TableEdges(samples);
    private int legal;
    private int illegal;
    private int mistyped;

    @Test
    void everyConstraintHoldsAtItsEdgesAndNotBeyond() {
        for (Map.Entry<String, JsonNode> operation : samples.operations()) {
            Sweep sweep = new Sweep(operation.getKey(), operation.getValue());
            sweep.expect(sweep.request, "", List.of());
            sweep.sweep(sweep.request, operation.getValue().get("input").asText(), "");
        }

        log.info("Swept {} legal, {} illegal and {} mistyped requests", legal, illegal, mistyped);
        assertThat(List.of(legal, illegal, mistyped)).allMatch(count -> count > 400);
    }

    /** Of one operation: changes one place of a good request at a time, and changes it back. */
    private final class Sweep {
        private final OperationModel operation;
        private final ObjectNode request;
        private final ApiErrorCode code;

        Sweep(String name, JsonNode row) {
            operation = model.findOperation(name).orElseThrow();
            request = samples.request(name);
            boolean invalidArgument = TableSamples.texts(row.get("errors")).contains("InvalidArgumentException");
            code = invalidArgument ? ApiErrorCode.INVALID_ARGUMENT : ApiErrorCode.INVALID_REQUEST;
        }

        void sweep(JsonNode value, String shapeName, String path) {
            JsonNode shape = samples.shape(shapeName);
            switch (shape.get("type").asText()) {
                case "structure" -> sweepStructure((ObjectNode) value, shape, path);
                case "list" -> sweepList((ArrayNode) value, shape, path);
                case "map" -> sweepMap((ObjectNode) value, shape, path);
                default -> assertThat(value.isContainerNode()).isFalse();
            }
        }

        private void sweepStructure(ObjectNode structure, JsonNode shape, String path) {
            List<String> required = TableSamples.texts(shape.get("required"));
            for (Map.Entry<String, JsonNode> member : shape.get("members").properties()) {
                String name = member.getKey();
                String place = join(path, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
                JsonNode good = structure.get(name);
                expect(request, place, required.contains(name) ? null : List.of(), () -> structure.remove(name));
                expect(request, place, required.contains(name) ? null : List.of(), () -> structure.putNull(name));
                tryEdges(member.getValue().asText(), place, changed -> structure.set(name, changed));
                structure.set(name, good);
                sweep(good, member.getValue().asText(), place);
            }
        }

        private void sweepList(ArrayNode list, JsonNode shape, String path) {
            String place = join(path, "1.member");
            JsonNode good = list.get(0);
            expect(request, place, null, () -> list.setNull(0));
            tryEdges(shape.get("member").asText(), place, changed -> list.set(0, changed));
            list.set(0, good);
            sweep(good, shape.get("member").asText(), place);
        }

        private void sweepMap(ObjectNode map, JsonNode shape, String path) {
            String place = join(path, "key0.member");
            JsonNode good = map.get("key0");
            expect(request, place, null, () -> map.putNull("key0"));
            tryEdges(shape.get("value").asText(), place, changed -> map.set("key0", changed));
            map.set("key0", good);
            for (TableEdges.Edge key : edges.of(samples.shape(shape.get("key").asText()))) {
                map.set(key.value().asText(), good);
                expect(request, join(path, "key"), key.violated());
                map.remove(key.value().asText());
            }
        }

        private void tryEdges(String shapeName, String place, Consumer<JsonNode> put) {
            JsonNode shape = samples.shape(shapeName);
            for (TableEdges.Edge edge : edges.of(shape)) {
                expect(request, place, edge.violated(), () -> put.accept(edge.value()));
            }
            put.accept(wrongTypeFor(shape.get("type").asText()));
            expectMistyped(place);
        }

        private void expect(JsonNode changed, String place, @Nullable List<String> violated, Runnable change) {
            change.run();
            expect(changed, place, violated);
        }

        /** Null stands for a value that is missing. */
        void expect(JsonNode changed, String place, @Nullable List<String> violated) {
            if (violated == null) {
                illegal++;
                String missing = refusal("Value null", place, "Member must not be null", 1);
                assertThat(verdict(changed)).as(operation.name()).isEqualTo(missing);
            } else if (violated.isEmpty()) {
                legal++;
                assertThat(verdict(changed)).as(operation.name() + " " + place).isEqualTo("accepted");
            } else {
                illegal++;
                String last = violated.get(violated.size() - 1);
                String verdict = verdict(changed).replaceAll("(?s)Value '.*' at", "Value '...' at");
                String expected = refusal("Value '...'", place, last, violated.size());
                assertThat(verdict).as(operation.name()).isEqualTo(expected);
            }
        }

        private void expectMistyped(String place) {
            mistyped++;
            assertThat(verdict(request)).startsWith("SerializationException: The value at '" + place + "' must be ");
        }

        private String refusal(String value, String place, String constraint, int count) {
            String head = code.wireName() + ": " + count + (count == 1 ? " validation error" : " validation errors");
            return head + " detected: " + value + " at '" + place + "' failed to satisfy constraint: " + constraint;
        }

        private String verdict(JsonNode changed) {
            try {
                operation.validate(changed);
                return "accepted";
            } catch (ApiException e) {
                return e.code().wireName() + ": " + e.getMessage();
            }
        }
    }

    private static JsonNode wrongTypeFor(String type) {
        return switch (type) {
            case "string", "blob" -> IntNode.valueOf(7);
            case "integer", "long", "timestamp", "boolean" -> TextNode.valueOf("many");
            case "list" -> JsonNodeFactory.instance.objectNode();
            default -> JsonNodeFactory.instance.arrayNode();
        };
    }

    private static String join(String path, String step) {
        return path.isEmpty() ? step : path + "." + step;
    }
}
