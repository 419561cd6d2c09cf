package dev.drey.programs.gallery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of the pipeline as text: a verb and its options, as in {@code source name=visits rate=1000}. A value with
 * blanks stands in single or double quotes.
 */
final class Step implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Pattern OPTION = Pattern.compile("([a-z0-9-]+)=('[^']*'|\"[^\"]*\"|\\S*)");

    private final String verb;
    private final LinkedHashMap<String, String> options;

    private Step(String verb, Map<String, String> options) {
        this.verb = verb;
        this.options = new LinkedHashMap<>(options);
    }

    /** @throws IllegalArgumentException when the line is not of that form */
    static Step parse(String line) {
        String[] parts = line.strip().split(" ", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length > 1) {
            Matcher matcher = OPTION.matcher(parts[1]);
            int end = 0;
            while (matcher.find()) {
                requireBlank(parts[1].substring(end, matcher.start()), line);
                String value = matcher.group(2);
                options.put(
                        matcher.group(1), value.matches("['\"].*") ? value.substring(1, value.length() - 1) : value);
                end = matcher.end();
            }
            requireBlank(parts[1].substring(end), line);
        }
        return new Step(parts[0], options);
    }

    private static void requireBlank(String between, String line) {
        if (!between.isBlank()) {
            throw new IllegalArgumentException("Not a verb with options: '" + line + "', because of '" + between + "'");
        }
    }

    String verb() {
        return verb;
    }

    /** What the operator is called. */
    String name() {
        return text("name", verb);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    long number(String option, long otherwise) {
        return has(option) ? Long.parseLong(text(option, "")) : otherwise;
    }

    double fraction(String option, double otherwise) {
        return has(option) ? Double.parseDouble(text(option, "")) : otherwise;
    }

    /** The values of an option that holds several, split at commas. */
    List<String> several(String option) {
        return has(option) ? new ArrayList<>(List.of(text(option, "").split(",", -1))) : List.of();
    }

    @Override
    public String toString() {
        return verb + " " + options;
    }
}
