package dev.drey.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.StateInspections;
import dev.drey.control.StateInspections.Asked;
import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET .../state?of=WHICH} tells what is in a checkpoint or snapshot of an application; {@code GET
 * /_drey/v1/state?of=LOCATION&runtime=FLINK-1_20} the same of any. Both answer 202 as long as it is being read, and are to be
 * asked again then.
 */
final class StateOfApplication {

    private static final Pattern STATE = Pattern.compile("/_drey/v1(?:/applications/([a-zA-Z0-9_.-]{1,128}))?/state");
    private static final int SECONDS = 60;
    private static final int MOST_SECONDS = 600;
    private static final int HEAVIEST = 10;
    private static final int MOST_HEAVIEST = 1000;

    private final StateInspections inspections;

    StateOfApplication(StateInspections inspections) {
        this.inspections = inspections;
    }

    /** False when {@code path} is not the one of state. */
    boolean handle(String path, Request request, Response response, Callback callback) throws IOException {
        Matcher matcher = STATE.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        Fields query = Request.extractQueryParameters(request);
        String runtime = query.getValue("runtime");
        Optional<RuntimeEnvironment> environment =
                runtime == null ? Optional.empty() : RuntimeEnvironment.find(runtime);
        if (runtime != null && environment.isEmpty()) {
            answer(HttpStatus.BAD_REQUEST_400, "There is no runtime " + runtime + ".", response, callback);
            return true;
        }
        String which = query.getValue("of");
        if (matcher.group(1) == null && which == null) {
            answer(HttpStatus.BAD_REQUEST_400, "The parameter 'of' must name a location.", response, callback);
            return true;
        }
        try {
            Asked asked = new Asked(
                    matcher.group(1),
                    which,
                    environment.orElse(null),
                    number(query.getValue("seconds"), SECONDS, MOST_SECONDS),
                    number(query.getValue("most"), HEAVIEST, MOST_HEAVIEST));
            answer(asked, response, callback);
        } catch (NumberFormatException noNumber) {
            answer(HttpStatus.BAD_REQUEST_400, "'seconds' and 'most' must be numbers.", response, callback);
        } catch (IOException unreadable) {
            answer(HttpStatus.BAD_GATEWAY_502, String.valueOf(unreadable.getMessage()), response, callback);
        }
        return true;
    }

    private void answer(Asked asked, Response response, Callback callback) throws IOException {
        try {
            Optional<ObjectNode> found = inspections.find(asked);
            DreyApiHandler.answer(
                    response,
                    callback,
                    found.isPresent() ? HttpStatus.OK_200 : HttpStatus.ACCEPTED_202,
                    found.orElseGet(() -> JsonNodeFactory.instance.objectNode().put("reading", true)));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("The service ends.", end);
        }
    }

    private static int number(@Nullable String given, int otherwise, int most) {
        return given == null ? otherwise : Math.max(0, Math.min(most, Integer.parseInt(given)));
    }

    private static void answer(int status, String text, Response response, Callback callback) {
        DreyApiHandler.answer(response, callback, status, DreyApiHandler.message(text));
    }
}
