package dev.drey.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A filter pattern: words that all have to be in the message; {@code "several words"}; {@code -word} that must not be in
 * it; {@code ?word} of which one has to be in it where no plain word is asked for; {@code %regular expression%}; or a
 * {@link JsonPattern} in braces. Case matters. From the user guide of CloudWatch Logs, "Filter pattern syntax"; a word is
 * found anywhere in the message, also within another word.
 */
public final class FilterPattern {

    private final List<Predicate<String>> required = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private final List<Predicate<String>> optional = new ArrayList<>();

    private FilterPattern() {}

    /** What a message has to pass; an empty pattern lets all pass. */
    public static Predicate<String> parse(String pattern) throws PatternException {
        String trimmed = pattern.strip();
        if (trimmed.isEmpty()) {
            return message -> true;
        }
        if (trimmed.startsWith("{")) {
            return JsonPattern.parse(trimmed);
        }
        if (trimmed.startsWith("[")) {
            throw new PatternException("The filter pattern " + pattern + " is one for columns that spaces part, which"
                    + " Drey does not offer. Search for words, or with { $.field = ... } for fields of JSON.");
        }
        FilterPattern parsed = new FilterPattern();
        parsed.readTerms(new Cursor(trimmed));
        return parsed::matches;
    }

    private void readTerms(Cursor cursor) throws PatternException {
        while (!cursor.atEnd()) {
            List<Predicate<String>> kind = required;
            if (cursor.take("-")) {
                kind = excluded;
            } else if (cursor.take("?")) {
                kind = optional;
            }
            kind.add(term(cursor));
            cursor.skipSpace();
        }
    }

    private static Predicate<String> term(Cursor cursor) throws PatternException {
        if (cursor.peek() == '%') {
            return Cursor.regularExpression(cursor.quoted('%')).asPredicate();
        }
        String words = cursor.peek() == '"' ? cursor.quoted('"') : cursor.until(" \t\r\n");
        return message -> message.contains(words);
    }

    private boolean matches(String message) {
        return required.stream().allMatch(term -> term.test(message))
                && excluded.stream().noneMatch(term -> term.test(message))
                && (!required.isEmpty()
                        || optional.isEmpty()
                        || optional.stream().anyMatch(term -> term.test(message)));
    }
}
