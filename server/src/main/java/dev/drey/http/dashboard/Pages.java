package dev.drey.http.dashboard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the service itself says in Flink's place. */
final class Pages {

    private Pages() {}

    /** For a person. */
    static void text(Response response, Callback callback, int status, String text) {
        write(response, callback, status, "text/plain;charset=utf-8", text + "\n");
    }

    /** In the form of Flink's own errors, which its page shows. */
    static void flinkError(Response response, Callback callback, int status, String text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("errors").add(text);
        write(response, callback, status, "application/json", json.toString());
    }

    private static void write(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, body, callback);
    }
}
