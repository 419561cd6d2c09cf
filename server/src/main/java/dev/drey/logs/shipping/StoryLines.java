package dev.drey.logs.shipping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;

/** Gives the events that the service tells of an application the form that Flink's own have in a log stream. */
final class StoryLines {

    private static final String STACK_TRACE = "stackTrace";

    private StoryLines() {}

    static SourceLine of(Application application, ApplicationEvent event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("applicationARN", application.arn())
                .put("applicationVersionId", String.valueOf(event.versionId()))
                .put("logger", "dev.drey.events")
                .put("message", event.message())
                .put("messageSchemaVersion", "1")
                .put("messageType", event.severity().name())
                .put("threadName", "drey")
                .put("eventKind", event.kind().name())
                .put("eventTime", event.at().toString());
        if (event.details().containsKey(STACK_TRACE)) {
            json.put("throwableInformation", event.details().get(STACK_TRACE));
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        event.details().entrySet().stream()
                .filter(detail -> !detail.getKey().equals(STACK_TRACE))
                .forEach(detail -> details.put(detail.getKey(), detail.getValue()));
        if (!details.isEmpty()) {
            json.set("eventDetails", details);
        }
        return new SourceLine(event.at().toEpochMilli(), json.toString(), String.valueOf(event.sequence()));
    }
}
