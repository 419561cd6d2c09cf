package dev.drey.logs.pattern;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a pattern from left to right. */
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, NUL at the end. */
    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    void skipSpace() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** Whether {@code token} stands here, which is then passed. */
    boolean take(String token) {
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    /** The same for a word in any case, with space around it. */
    boolean takeWord(String word) {
        skipSpace();
        int end = at + word.length();
        boolean here = text.regionMatches(true, at, word, 0, word.length())
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (here) {
            at = end;
            skipSpace();
        }
        return here;
    }

    /** What stands between two of {@code quote}; a backslash before the quote keeps it in. */
    String quoted(char quote) throws PatternException {
        int begin = at++;
        StringBuilder content = new StringBuilder();
        while (!atEnd() && peek() != quote) {
            if (peek() == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (atEnd()) {
            throw broken("the " + quote + " at character " + (begin + 1) + " is never closed");
        }
        at++;
        return content.toString();
    }

    /** What stands before one of {@code ends}, or before the end. */
    String until(String ends) {
        int begin = at;
        while (!atEnd() && ends.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    void require(String token) throws PatternException {
        skipSpace();
        if (!take(token)) {
            throw broken("a " + token + " is missing at character " + (at + 1));
        }
        skipSpace();
    }

    PatternException broken(String why) {
        return new PatternException(String.format(Locale.ROOT, "The filter pattern %s cannot be read: %s.", text, why));
    }

    static Pattern regularExpression(String expression) throws PatternException {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw new PatternException(
                    "The regular expression " + expression + " cannot be read: " + wrong.getDescription() + ".");
        }
    }
}
