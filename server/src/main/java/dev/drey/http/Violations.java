package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one request, in the words AWS uses for it. */
final class Violations {
    /** A request can violate a constraint a million times; nobody reads that many. */
    private static final int MOST_LISTED = 50;

    private static final int LONGEST_VALUE = 256;

    private final List<String> listed = new ArrayList<>();
    private int count;

    void missing(MemberPath path) {
        add("Value null", path, "Member must not be null");
    }

    /** {@code constraint} goes on after "failed to satisfy constraint:". */
    void add(JsonNode value, MemberPath path, String constraint) {
        String shown = value.isTextual() ? value.textValue() : value.toString();
        add("Value '" + shorten(shown) + "'", path, constraint);
    }

    private void add(String value, MemberPath path, String constraint) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(value + " at '" + path + "' failed to satisfy constraint: " + constraint);
        }
    }

    /** Throws if there is any, all in one message. */
    void refuse(ApiErrorCode code) {
        if (count > 0) {
            throw new ApiException(code, message());
        }
    }

    private String message() {
        String head = count + (count == 1 ? " validation error detected: " : " validation errors detected: ");
        String more = count > listed.size() ? "; and " + (count - listed.size()) + " more" : "";
        return head + String.join("; ", listed) + more;
    }

    static String shorten(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
