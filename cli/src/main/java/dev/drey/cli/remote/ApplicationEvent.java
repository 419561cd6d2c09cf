package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to an application. Written out as JSON as it stands.
 *
 * @param sequence its place in the story, rising
 * @param at in ISO 8601, UTC
 * @param kind such as {@code OPERATION} or {@code JOB}
 * @param severity {@code INFO}, {@code WARN} or {@code ERROR}
 * @param message a plain sentence or a few
 */
public record ApplicationEvent(
        long sequence,
        String at,
        long version,
        String kind,
        String severity,
        String message,
        Map<String, String> details) {

    /** Keeps a copy. */
    public ApplicationEvent {
        details = Map.copyOf(details);
    }

    static List<ApplicationEvent> list(JsonNode json) {
        List<ApplicationEvent> events = new ArrayList<>();
        for (JsonNode event : json.path("events")) {
            Map<String, String> details = new LinkedHashMap<>();
            event.path("details")
                    .properties()
                    .forEach(field ->
                            details.put(field.getKey(), field.getValue().asText()));
            events.add(new ApplicationEvent(
                    event.path("sequence").asLong(),
                    event.path("at").asText(),
                    event.path("version").asLong(),
                    event.path("kind").asText(),
                    event.path("severity").asText(),
                    event.path("message").asText(),
                    details));
        }
        return events;
    }
}
