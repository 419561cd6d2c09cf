package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Flink answered with an error. */
public final class FlinkRefusedException extends FlinkException {

    private final int httpStatus;
    private final List<String> errors;

    FlinkRefusedException(int httpStatus, List<String> errors) {
        super("Flink answered HTTP " + httpStatus + ": " + RootCause.of(errors), null);
        this.httpStatus = httpStatus;
        this.errors = List.copyOf(errors);
    }

    static FlinkRefusedException of(int httpStatus, JsonNode answer) {
        List<String> errors = new ArrayList<>();
        answer.path("errors").forEach(error -> errors.add(error.asText()));
        return new FlinkRefusedException(httpStatus, errors);
    }

    /** Such as 404. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Flink's own texts, mostly a headline and a Java stack trace. */
    public List<String> errors() {
        return errors;
    }

    /** The innermost cause in Flink's stack trace, and where in the user's code it happened, in one line. */
    public String rootCause() {
        return errors.isEmpty() ? "no reason given" : RootCause.withPlace(errors.get(errors.size() - 1));
    }
}
