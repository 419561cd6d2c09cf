package dev.drey.logs.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a query on its way through the commands: an event with what was made of it, or a group of events. */
final class Row {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Logged logged;
    private final Map<String, Object> made;
    private @Nullable JsonNode json;

    private Row(@Nullable Logged logged, Map<String, Object> made) {
        this.logged = logged;
        this.made = made;
    }

    static Row of(Logged logged) {
        return new Row(logged, new HashMap<>());
    }

    /** A group, which has nothing but these fields. */
    static Row group(Map<String, Object> fields) {
        return new Row(null, fields);
    }

    /** @param value null to have none */
    void set(String field, @Nullable Object value) {
        if (value != null) {
            made.put(field, value);
        } else {
            made.remove(field);
        }
    }

    /** What was made of the event comes first, then what every event has, then the fields of a message that is JSON. */
    @Nullable
    Object get(String field) {
        Object value = made.get(field);
        if (value != null || logged == null) {
            return value;
        }
        return switch (field) {
            case "@timestamp" -> new Values.Moment(logged.event().timestamp());
            case "@ingestionTime" -> new Values.Moment(logged.event().ingestedAt());
            case "@message" -> logged.event().message();
            case "@logStream" -> logged.stream().stream();
            case "@log" -> logged.stream().group();
            case "@ptr" ->
                logged.stream().group() + "|" + logged.stream().stream() + "|"
                        + logged.event().position();
            default -> discovered(field, logged.event().message());
        };
    }

    private @Nullable Object discovered(String field, String message) {
        JsonNode fields = json == null ? read(message) : json;
        json = fields;
        JsonNode value = fields.path(field);
        if (value.isMissingNode()) {
            value = fields;
            for (String part : field.split("\\.", -1)) {
                value = value.isArray() && part.matches("\\d{1,6}")
                        ? value.path(Integer.parseInt(part))
                        : value.path(part);
            }
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isNumber()
                ? (Object) value.doubleValue()
                : value.isValueNode() ? value.asText() : value.toString();
    }

    private static JsonNode read(String message) {
        int begin = message.indexOf('{');
        if (begin < 0) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(message.substring(begin));
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }
}
