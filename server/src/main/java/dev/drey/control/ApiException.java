package dev.drey.control;

/** A request that is refused for a reason its sender can understand; the message reaches them as it is. */
public final class ApiException extends RuntimeException {
    private final ApiErrorCode code;

    /** The message says what happened, to what, and what to do next. */
    public ApiException(ApiErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ApiErrorCode code() {
        return code;
    }
}
