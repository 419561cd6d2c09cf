package dev.drey.logs.insights;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a query from left to right; space and comments are passed over before each reading. */
final class Scanner {

    private static final Pattern SPACE = Pattern.compile("(?:\\s|#[^\\n]*)*");
    private static final Pattern NAME = Pattern.compile("@?[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*|`[^`]+`");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern PERIOD =
            Pattern.compile("(\\d+)\\s*(ms|[smhdw]|mo|y)[a-z]*", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 20;

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skip();
        return at >= text.length();
    }

    private void skip() {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        if (space.lookingAt()) {
            at = space.end();
        }
    }

    /** Whether {@code symbol} stands here, which is then passed. */
    boolean take(String symbol) {
        skip();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    /** The same for a word, in any case. */
    boolean takeWord(String word) {
        skip();
        int end = at + word.length();
        if (text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
            at = end;
            return true;
        }
        return false;
    }

    Optional<String> takeName() {
        return take(NAME).map(name -> name.replace("`", ""));
    }

    Optional<String> takeNumber() {
        return take(NUMBER);
    }

    private Optional<String> take(Pattern pattern) {
        skip();
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    /** A length of time such as {@code 5m} or {@code 1 hour}, in milliseconds. */
    long period() throws QueryException {
        Matcher matcher =
                PERIOD.matcher(take(PERIOD).orElseThrow(() -> broken("a length of time such as 5m is missing")));
        boolean unused = matcher.matches();
        long unit = switch (matcher.group(2).toLowerCase(java.util.Locale.ROOT)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            case "w" -> 604_800_000;
            default -> throw broken("months and years are not offered as lengths of time");
        };
        return Math.max(1, Long.parseLong(matcher.group(1)) * unit);
    }

    boolean isAtString() {
        skip();
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    boolean isAtRegularExpression() {
        skip();
        return at < text.length() && text.charAt(at) == '/';
    }

    /** A text in double or single quotes. */
    String string() throws QueryException {
        return delimited();
    }

    /** What stands between two slashes. */
    Pattern regularExpression() throws QueryException {
        String expression = delimited();
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw new QueryException(
                    "The regular expression /" + expression + "/ cannot be read: " + wrong.getDescription() + ".");
        }
    }

    /** A backslash before the delimiter keeps it in; in texts one before a backslash does, too. */
    private String delimited() throws QueryException {
        skip();
        int begin = at;
        char delimiter = text.charAt(at++);
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != delimiter) {
            char next = text.charAt(at);
            if (next == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(at + 1);
                boolean dropped = escaped == delimiter || (delimiter != '/' && escaped == '\\');
                content.append(dropped ? "" : "\\").append(escaped);
                at += 2;
            } else {
                content.append(next);
                at++;
            }
        }
        if (at >= text.length()) {
            at = begin;
            throw broken("the " + delimiter + " is never closed");
        }
        at++;
        return content.toString();
    }

    int position() {
        skip();
        return at;
    }

    /** What was read since then. */
    String since(int position) {
        return text.substring(position, at).strip();
    }

    void require(String symbol) throws QueryException {
        if (!take(symbol)) {
            throw broken("a " + symbol + " is missing");
        }
    }

    QueryException broken(String why) {
        skip();
        String rest = text.substring(at, Math.min(text.length(), at + SHOWN));
        return new QueryException("The query cannot be read at character " + (at + 1) + ", "
                + (rest.isEmpty() ? "its end" : "before '" + rest + "'") + ": " + why + ".");
    }
}
