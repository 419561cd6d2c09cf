package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * Reads single values as leniently as AWS does: AWS's own examples write booleans and numbers as strings. Anything else
 * of the wrong type is a {@code SerializationException} that names the member.
 */
final class Scalars {
    /** Seconds of the year 9999; more cannot be written as the timestamps that clients print. */
    private static final double LAST_TIMESTAMP = 253_402_300_799.0;

    private Scalars() {}

    static String text(JsonNode value, MemberPath path) {
        if (!value.isTextual()) {
            throw wrongType(value, path, "a string");
        }
        return value.textValue();
    }

    static boolean bool(JsonNode value, MemberPath path) {
        return switch (value.asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType(value, path, "a boolean");
        };
    }

    static long int64(JsonNode value, MemberPath path) {
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return value.longValue();
        }
        try {
            return Long.parseLong(value.isTextual() ? value.textValue() : "");
        } catch (NumberFormatException e) {
            throw wrongType(value, path, "an integer");
        }
    }

    static int int32(JsonNode value, MemberPath path) {
        long number = int64(value, path);
        if (number != (int) number) {
            throw wrongType(value, path, "a 32 bit integer");
        }
        return (int) number;
    }

    static double float64(JsonNode value, MemberPath path) {
        double number = seconds(value);
        if (!Double.isFinite(number)) {
            throw wrongType(value, path, "a number");
        }
        return number;
    }

    static Instant timestamp(JsonNode value, MemberPath path) {
        double seconds = value.isTextual() ? isoSeconds(value.textValue()) : seconds(value);
        if (!(Math.abs(seconds) <= LAST_TIMESTAMP)) {
            throw wrongType(value, path, "a timestamp in seconds since 1970");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /** As the query protocol writes them; digits count as seconds there, too. */
    private static double isoSeconds(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli() / 1000.0;
        } catch (DateTimeParseException notIso) {
            return seconds(TextNode.valueOf(text));
        }
    }

    private static double seconds(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        try {
            return value.isTextual() ? Double.parseDouble(value.textValue()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static byte[] blob(JsonNode value, MemberPath path) {
        try {
            return Base64.getDecoder().decode(text(value, path));
        } catch (IllegalArgumentException e) {
            throw wrongType(value, path, "bytes in Base64");
        }
    }

    static JsonNode object(JsonNode value, MemberPath path) {
        if (!value.isObject()) {
            throw wrongType(value, path, "an object");
        }
        return value;
    }

    static JsonNode array(JsonNode value, MemberPath path) {
        if (!value.isArray()) {
            throw wrongType(value, path, "a list");
        }
        return value;
    }

    private static ApiException wrongType(JsonNode value, MemberPath path, String expected) {
        String where = path.toString().isEmpty() ? "The request" : "The value at '" + path + "'";
        String found = Violations.shorten(value.isTextual() ? value.textValue() : value.toString());
        return new ApiException(
                ApiErrorCode.SERIALIZATION, where + " must be " + expected + ", but is '" + found + "'.");
    }
}
