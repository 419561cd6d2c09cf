package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.RetainedCheckpoints;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * {@code GET .../checkpoints} lists the complete checkpoints of an application that are there; {@code POST
 * .../checkpoints?checkpoint=WHICH} makes one of them, or one that lies elsewhere, a snapshot and answers with its name.
 */
final class CheckpointsOfApplication {

    private static final Pattern CHECKPOINTS =
            Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/checkpoints");

    private final RetainedCheckpoints checkpoints;

    CheckpointsOfApplication(RetainedCheckpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** False when {@code path} is not the one of checkpoints. */
    boolean handle(String path, Request request, Response response, Callback callback) throws IOException {
        Matcher matcher = CHECKPOINTS.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        Fields.Field which = Request.extractQueryParameters(request).get("checkpoint");
        boolean reads = request.getMethod().equals("GET");
        if (!reads && !request.getMethod().equals("POST")) {
            return false;
        }
        if (!reads && (which == null || which.getValue().isBlank())) {
            answer(HttpStatus.BAD_REQUEST_400, "The parameter 'checkpoint' must name one.", response, callback);
            return true;
        }
        ObjectNode found;
        try {
            found = reads || which == null ? list(matcher.group(1)) : adopt(matcher.group(1), which.getValue());
        } catch (IOException unreachable) {
            answer(HttpStatus.BAD_GATEWAY_502, String.valueOf(unreachable.getMessage()), response, callback);
            return true;
        }
        DreyApiHandler.answer(response, callback, HttpStatus.OK_200, found);
        return true;
    }

    private ObjectNode list(String application) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("checkpoints");
        checkpoints.list(application).forEach(list::add);
        return answer;
    }

    private ObjectNode adopt(String application, String which) throws IOException {
        return JsonNodeFactory.instance.objectNode().put("snapshot", checkpoints.adopt(application, which));
    }

    private static void answer(int status, String text, Response response, Callback callback) {
        DreyApiHandler.answer(response, callback, status, DreyApiHandler.message(text));
    }
}
