package dev.drey.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.objectstore.ObjectStoreException;
import dev.drey.registry.RegistryUnavailableException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes what the client reads of it. */
final class ErrorTranslator {
    private static final Logger log = LoggerFactory.getLogger(ErrorTranslator.class);

    private ErrorTranslator() {}

    /**
     * Anything but an {@link ApiException} is our own failure, logged whole under the id. Of a store that cannot be used
     * the client reads why, and that another try is worth it; of everything else only the id.
     */
    static Answer translate(Throwable failure, String requestId) {
        if (failure instanceof ApiException refusal) {
            return answer(refusal.code(), message(refusal));
        }
        log.error("Request {} failed for a reason that is not its sender's", requestId, failure);
        if (failure instanceof RegistryUnavailableException || failure instanceof ObjectStoreException) {
            return answer(ApiErrorCode.SERVICE_UNAVAILABLE, message(failure));
        }
        return answer(ApiErrorCode.INTERNAL_FAILURE, internal(requestId));
    }

    /** What a client reads of a failure that is ours. */
    static String internal(String requestId) {
        return "The service failed to carry out the request. Its log tells why, under the request id " + requestId
                + ".";
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
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
