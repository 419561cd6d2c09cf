package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.control.ApiErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AWS's service model of one of its services, as far as requests are concerned: every operation with the constraints on
 * its input. Read from a table that {@code dev.drey.tools.ApiTableGenerator} derives from the published model.
 */
final class ServiceModel {
    private static final String ANALYTICS = "kinesisanalyticsv2.json";
    private static final String CLOUD_WATCH = "cloudwatch.json";
    private static final String LOGS = "logs.json";

    private final ApiErrorCode errorOfMissingOperation;
    private final String targetPrefix;
    private final Map<String, OperationModel> operations = new TreeMap<>();

    private ServiceModel(JsonNode table, ApiErrorCode errorOfViolation, ApiErrorCode errorOfMissingOperation) {
        this.errorOfMissingOperation = errorOfMissingOperation;
        targetPrefix = table.get("targetPrefix").asText() + ".";
        Shapes shapes = new Shapes(table.get("shapes"));
        for (Map.Entry<String, JsonNode> row : table.get("operations").properties()) {
            JsonNode operation = row.getValue();
            Shape input = shapes.get(operation.get("input").asText());
            Set<String> errors = new TreeSet<>(texts(operation.get("errors")));
            operations.put(row.getKey(), new OperationModel(row.getKey(), input, errors, errorOfViolation));
        }
    }

    /** That of applications. */
    static ServiceModel load() {
        return load(ANALYTICS, ApiErrorCode.INVALID_REQUEST, ApiErrorCode.INVALID_REQUEST);
    }

    static ServiceModel ofCloudWatch() {
        return load(CLOUD_WATCH, ApiErrorCode.VALIDATION, ApiErrorCode.INVALID_ACTION);
    }

    static ServiceModel ofLogs() {
        return load(LOGS, ApiErrorCode.INVALID_PARAMETER, ApiErrorCode.INVALID_ACTION);
    }

    private static ServiceModel load(
            String table, ApiErrorCode errorOfViolation, ApiErrorCode errorOfMissingOperation) {
        try (InputStream in = ServiceModel.class.getResourceAsStream(table)) {
            return new ServiceModel(new ObjectMapper().readTree(in), errorOfViolation, errorOfMissingOperation);
        } catch (IOException e) {
            throw new UncheckedIOException("Drey's own file " + table + " cannot be read: rebuild Drey.", e);
        }
    }

    /** What stands before the operation's name in the header {@code X-Amz-Target}, dot included. */
    String targetPrefix() {
        return targetPrefix;
    }

    /** For operations of the model that are not offered and have no error for that. */
    ApiErrorCode errorOfMissingOperation() {
        return errorOfMissingOperation;
    }

    Optional<OperationModel> findOperation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** In order of their names. */
    List<OperationModel> listOperations() {
        return List.copyOf(operations.values());
    }

    private static List<String> texts(@Nullable JsonNode array) {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            array.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    /** Builds each shape once; the model's shapes do not contain themselves. */
    private record Shapes(JsonNode table, Map<String, Shape> built) {
        Shapes(JsonNode table) {
            this(table, new HashMap<>());
        }

        Shape get(String name) {
            Shape known = built.get(name);
            if (known != null) {
                return known;
            }
            Shape shape = build(table.get(name));
            built.put(name, shape);
            return shape;
        }

        private Shape build(JsonNode row) {
            String type = row.get("type").asText();
            return switch (type) {
                case "string" -> text(row);
                case "integer" -> new Shape.Int32(range(row));
                case "long" -> new Shape.Int64(range(row));
                case "double" -> new Shape.Float64();
                case "boolean" -> new Shape.Bool();
                case "timestamp" -> new Shape.Timestamp();
                case "blob" -> new Shape.Blob(range(row));
                case "list" -> new Shape.ListOf(range(row), part(row, "member"));
                case "map" -> new Shape.MapOf(range(row), (Shape.Text) part(row, "key"), part(row, "value"));
                case "structure" -> structure(row);
                default -> throw new IllegalStateException("A table has a shape of unknown type " + type);
            };
        }

        private Shape part(JsonNode row, String name) {
            return get(row.get(name).asText());
        }

        private static Shape.Text text(JsonNode row) {
            Pattern pattern =
                    row.has("pattern") ? Pattern.compile(row.get("pattern").asText()) : null;
            return new Shape.Text(range(row), pattern, texts(row.get("enum")));
        }

        private static Range range(JsonNode row) {
            return new Range(
                    row.path("min").asLong(Long.MIN_VALUE), row.path("max").asLong(Long.MAX_VALUE));
        }

        private Shape structure(JsonNode row) {
            Map<String, Shape> members = new LinkedHashMap<>();
            row.get("members")
                    .properties()
                    .forEach(m -> members.put(m.getKey(), get(m.getValue().asText())));
            return new Shape.Structure(texts(row.get("required")), Collections.unmodifiableMap(members));
        }
    }
}
