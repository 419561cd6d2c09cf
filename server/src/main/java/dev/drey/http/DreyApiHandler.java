package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterProcess;
import dev.drey.control.ApiException;
import dev.drey.control.Clusters;
import dev.drey.http.signature.Gate;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Drey's own small API, for what AWS's has no words for: read-only, below {@code /_drey/v1}, which cannot be the name of
 * a bucket.
 */
public final class DreyApiHandler extends Handler.Abstract {

    private static final String PREFIX = "/_drey/";
    private static final Pattern CLUSTER = Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/cluster");

    private final Clusters clusters;
    private final Gate gate;

    /**
     * @param clusters is asked with each request
     * @param gate what every request has to pass
     */
    public DreyApiHandler(Clusters clusters, Gate gate) {
        this.clusters = clusters;
        this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        if (path == null || !path.startsWith(PREFIX)) {
            return false;
        }
        try {
            gate.admit(request, RequestBody.capped(Content.Source.asInputStream(request)))
                    .close();
            answer(request, path, response, callback);
        } catch (ApiException refusal) {
            Answer answer = ErrorTranslator.translate(refusal, "");
            answer(response, callback, answer.status(), answer.json());
        } catch (IOException e) {
            // The client went away in the middle of its request: there is nobody to answer.
            callback.failed(e);
        }
        return true;
    }

    private void answer(Request request, String path, Response response, Callback callback) {
        Matcher cluster = CLUSTER.matcher(path);
        if (!request.getMethod().equals("GET") || !cluster.matches()) {
            answer(response, callback, HttpStatus.NOT_FOUND_404, message("There is nothing at " + path + "."));
            return;
        }
        String name = cluster.group(1);
        Optional<Clusters.Cluster> found = clusters.find(name);
        if (found.isEmpty()) {
            answer(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    message("There is no application " + name + ", or it has no cluster now."));
        } else {
            answer(response, callback, HttpStatus.OK_200, json(found.get()));
        }
    }

    private static String message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text).toString();
    }

    private static String json(Clusters.Cluster cluster) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", cluster.application().name())
                .put("incarnation", cluster.incarnation().id())
                .put("flinkRest", "http://127.0.0.1:" + cluster.incarnation().restPort())
                .put("taskManagersWanted", cluster.taskManagersWanted());
        ArrayNode processes = json.putArray("processes");
        for (ClusterProcess process : cluster.processes()) {
            processes
                    .addObject()
                    .put("name", process.name())
                    .put("role", process.role().name())
                    .put("pid", process.pid());
        }
        return json.toString();
    }

    private static void answer(Response response, Callback callback, int status, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, body, callback);
    }
}
