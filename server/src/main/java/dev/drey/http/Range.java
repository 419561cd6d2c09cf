package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;

/** A smallest and a largest allowed length or value, both inclusive. */
record Range(long min, long max) {
    void checkLength(long length, JsonNode value, MemberPath path, Violations found) {
        check("length", length, value, path, found);
    }

    void checkValue(long number, JsonNode value, MemberPath path, Violations found) {
        check("value", number, value, path, found);
    }

    private void check(String what, long number, JsonNode value, MemberPath path, Violations found) {
        if (number < min) {
            found.add(value, path, "Member must have " + what + " greater than or equal to " + min);
        }
        if (number > max) {
            found.add(value, path, "Member must have " + what + " less than or equal to " + max);
        }
    }
}
