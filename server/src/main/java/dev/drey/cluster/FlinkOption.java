package dev.drey.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting that a line of Flink knows. Pure.
 *
 * @param type as Flink declares it, such as {@code duration} or {@code list-of-string}
 * @param values of an enumeration, else empty
 */
record FlinkOption(String key, String type, List<String> values) {

    /** Flink's {@code TimeUtils}: a number, and a unit unless it is milliseconds. */
    private static final Pattern DURATION = Pattern.compile(
            "\\d+\\s*(|d|day|days|h|hour|hours|m|min|minute|minutes|s|sec|secs|second|seconds|ms|milli|millis|"
                    + "millisecond|milliseconds|\u00b5s|micro|micros|microsecond|microseconds|ns|nano|nanos|nanosecond|"
                    + "nanoseconds)");

    /** Flink's {@code MemorySize}: a number, and a unit unless it is bytes. */
    private static final Pattern MEMORY =
            Pattern.compile("\\d+\\s*(|b|bytes|k|kb|kibibytes|m|mb|mebibytes|g|gb|gibibytes|t|tb|tebibytes)");

    FlinkOption {
        values = List.copyOf(values);
    }

    /** What is wrong with the value, as the end of a sentence that begins with the key; empty when nothing is. */
    Optional<String> findProblem(String value) {
        String text = value.trim();
        return switch (type) {
            case "boolean" ->
                unless(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false", value);
            case "integer" -> unless(isWhole(text, Integer.MIN_VALUE, Integer.MAX_VALUE), "a whole number", value);
            case "long" -> unless(isWhole(text, Long.MIN_VALUE, Long.MAX_VALUE), "a whole number", value);
            case "float", "double" -> unless(isNumber(text), "a number", value);
            case "duration" -> unless(isDuration(text), "a duration, such as 30 s, 10 min or 500 ms", value);
            case "memorysize" ->
                unless(MEMORY.matcher(text.toLowerCase(Locale.ROOT)).matches(), "a size, such as 64 mb or 1 gb", value);
            case "enum" -> unless(isOneOf(text), "one of " + String.join(", ", values), value);
            default -> text.isEmpty() ? Optional.of("must not be empty") : Optional.empty();
        };
    }

    private static Optional<String> unless(boolean right, String expected, String value) {
        return right ? Optional.empty() : Optional.of("must be " + expected + ", not '" + value + "'");
    }

    private static boolean isWhole(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= most;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        if (DURATION.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return true;
        }
        try {
            return !Duration.parse(text).isNegative();
        } catch (java.time.format.DateTimeParseException none) {
            return false;
        }
    }

    /** Flink takes the names of constants in any case, and with hyphens for underscores. */
    private boolean isOneOf(String text) {
        String name = text.replace('-', '_');
        return values.stream().anyMatch(name::equalsIgnoreCase);
    }
}
