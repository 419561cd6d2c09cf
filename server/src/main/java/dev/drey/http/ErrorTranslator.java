package dev.drey.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes what the client reads of it. */
final class ErrorTranslator {
    private static final Logger log = LoggerFactory.getLogger(ErrorTranslator.class);

    private ErrorTranslator() {}

    /** Anything but an {@link ApiException} is our own failure: logged whole under the id, and only the id sent. */
    static Answer translate(Throwable failure, String requestId) {
        if (failure instanceof ApiException refusal) {
            return answer(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
        }
        log.error("Request {} failed for a reason that is not its sender's", requestId, failure);
        return answer(
                ApiErrorCode.INTERNAL_FAILURE,
                "The service failed to carry out the request. Its log tells why, under the request id " + requestId
                        + ".");
    }

    private static Answer answer(ApiErrorCode code, String message) {
        // The model names the member of this one exception with a small letter.
        String member = code == ApiErrorCode.TOO_MANY_TAGS ? "message" : "Message";
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("__type", code.wireName())
                .put(member, message)
                .toString();
        return new Answer(code.httpStatus(), code.wireName(), json);
    }
}
