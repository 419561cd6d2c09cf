package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.EventLog;
import dev.drey.model.ApplicationEvent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * {@code .../events?newest=N} gives the newest events of an application's story, {@code .../events?after=SEQUENCE} those
 * behind one, a thousand at most; always oldest first.
 */
final class EventsOfApplication {

    private static final Pattern EVENTS = Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/events");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final EventLog events;

    EventsOfApplication(EventLog events) {
        this.events = events;
    }

    /** False when {@code path} is not one of events. */
    boolean handle(String path, Request request, Response response, Callback callback) {
        Matcher matcher = EVENTS.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        Fields query = Request.extractQueryParameters(request);
        Fields.Field after = query.get("after");
        Fields.Field newest = query.get("newest");
        String number = after != null ? after.getValue() : newest != null ? newest.getValue() : "100";
        if (!NUMBER.matcher(number).matches()) {
            DreyApiHandler.answer(
                    response,
                    callback,
                    HttpStatus.BAD_REQUEST_400,
                    DreyApiHandler.message("after and newest must be whole numbers, not " + number + "."));
            return true;
        }
        List<ApplicationEvent> found = after != null
                ? events.list(matcher.group(1), Long.parseLong(number))
                : events.listNewest(matcher.group(1), (int) Math.min(Long.parseLong(number), Integer.MAX_VALUE));
        DreyApiHandler.answer(response, callback, HttpStatus.OK_200, json(found));
        return true;
    }

    private static ObjectNode json(List<ApplicationEvent> events) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("events");
        for (ApplicationEvent event : events) {
            ObjectNode entry = list.addObject()
                    .put("sequence", event.sequence())
                    .put("at", event.at().toString())
                    .put("version", event.versionId())
                    .put("kind", event.kind().name())
                    .put("severity", event.severity().name())
                    .put("message", event.message());
            ObjectNode details = entry.putObject("details");
            event.details().forEach(details::put);
        }
        return json;
    }
}
