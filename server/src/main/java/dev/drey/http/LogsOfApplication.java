package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.ClusterLogs;
import dev.drey.control.Clusters;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * {@code .../logs} lists the logs of an application's present cluster, or of its last one; {@code .../logs/NAME?offset=N}
 * gives the bytes of one from there, a megabyte at most, and in a header where to go on.
 */
final class LogsOfApplication {

    private static final Pattern LOGS =
            Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/logs(?:/([a-z0-9.-]{1,64}))?");
    private static final Pattern OFFSET = Pattern.compile("-?\\d{1,18}");

    private final Clusters clusters;

    LogsOfApplication(Clusters clusters) {
        this.clusters = clusters;
    }

    /** False when {@code path} is not one of logs. */
    boolean handle(String path, Request request, Response response, Callback callback) throws IOException {
        Matcher matcher = LOGS.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        Optional<ClusterLogs> logs = clusters.findLogs(matcher.group(1));
        @Nullable String name = matcher.group(2);
        if (logs.isEmpty()) {
            notFound("There is no application " + matcher.group(1) + ", or it was never started.", response, callback);
        } else if (name == null) {
            DreyApiHandler.answer(response, callback, HttpStatus.OK_200, json(logs.get()));
        } else {
            answerPart(logs.get(), name, offset(request), response, callback);
        }
        return true;
    }

    private static String offset(Request request) {
        Fields.Field offset = Request.extractQueryParameters(request).get("offset");
        return offset == null ? "0" : offset.getValue();
    }

    private static void answerPart(ClusterLogs logs, String name, String offset, Response response, Callback callback)
            throws IOException {
        if (!OFFSET.matcher(offset).matches()) {
            DreyApiHandler.answer(
                    response,
                    callback,
                    HttpStatus.BAD_REQUEST_400,
                    DreyApiHandler.message("offset must be a number of bytes; a negative one counts from the end."));
            return;
        }
        Optional<ClusterLogs.Part> part = logs.find(name, Long.parseLong(offset));
        if (part.isEmpty()) {
            notFound(
                    "There is no log " + name + "; the address without it lists those that are there.",
                    response,
                    callback);
            return;
        }
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        headers.put("Drey-Incarnation", logs.incarnationId());
        headers.put("Drey-Offset", part.get().start());
        headers.put("Drey-Next-Offset", part.get().next());
        response.write(true, part.get().bytes(), callback);
    }

    private static void notFound(String text, Response response, Callback callback) {
        DreyApiHandler.answer(response, callback, HttpStatus.NOT_FOUND_404, DreyApiHandler.message(text));
    }

    private static ObjectNode json(ClusterLogs logs) throws IOException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("incarnation", logs.incarnationId())
                .put("live", logs.live());
        ArrayNode list = json.putArray("logs");
        for (ClusterLogs.Log log : logs.list()) {
            list.addObject().put("name", log.name()).put("bytes", log.bytes());
        }
        return json;
    }
}
