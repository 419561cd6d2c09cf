package dev.drey.flink;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the cause that matters in the Java stack traces that Flink answers with. */
public final class RootCause {

    private static final String CAUSED_BY = "Caused by: ";
    private static final Pattern SERVER_SIDE =
            Pattern.compile("\\R?(End of exception on server side>?|<Exception on server side:)\\R?");
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_][\\w$]*\\.)+(?=[A-Z])");

    private static final Pattern NOT_THE_USERS = Pattern.compile(
            "^at (?:[\\w.]+(?:@[\\w.]+)?/)*(?:java|javax|jdk|sun|scala|akka|org\\.apache\\.pekko|org\\.apache\\.flink|dev\\.drey\\.bridge)\\.");

    private RootCause() {}

    static String of(List<String> errors) {
        return errors.isEmpty() ? "no reason given" : of(errors.get(errors.size() - 1));
    }

    /**
     * The innermost cause of a printed stack trace: its class without the package, and its message. A message of
     * several lines is kept up to the first stack frame.
     */
    public static String of(String stackTrace) {
        String plain = SERVER_SIDE.matcher(stackTrace).replaceAll("\n").strip();
        int innermost = plain.lastIndexOf(CAUSED_BY);
        String cause = innermost < 0 ? plain : plain.substring(innermost + CAUSED_BY.length());
        String headline = cause.lines()
                .takeWhile(line -> !isFrame(line))
                .map(String::strip)
                .reduce((first, second) -> first + " " + second)
                .orElse(cause);
        return PACKAGE.matcher(headline).replaceFirst("").strip();
    }

    /**
     * The same, and where it happened in the user's own code: the innermost frame that is neither Java's, nor Flink's, nor
     * Drey's.
     */
    public static String withPlace(String stackTrace) {
        String plain = SERVER_SIDE.matcher(stackTrace).replaceAll("\n");
        String cause = plain.substring(Math.max(0, plain.lastIndexOf(CAUSED_BY)));
        return cause.lines()
                .map(String::strip)
                .filter(line ->
                        line.startsWith("at ") && !NOT_THE_USERS.matcher(line).find())
                .findFirst()
                .map(frame -> of(stackTrace) + " (" + frame + ")")
                .orElseGet(() -> of(stackTrace));
    }

    private static boolean isFrame(String line) {
        String text = line.strip();
        return text.startsWith("at ") || text.startsWith("... ") || text.startsWith("Suppressed: ");
    }
}
