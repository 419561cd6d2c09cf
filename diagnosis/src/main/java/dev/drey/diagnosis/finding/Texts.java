package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of the catalogue's texts: {@code {name|what to say when it is unknown}}. */
final class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)(?:\\|([^}]*))?\\}");

    private final Map<String, String> values;

    Texts(Hypothesis hypothesis) {
        this.values = new HashMap<>();
        Place place = hypothesis.place();
        put("operator", place.operator());
        put("host", place.host());
        if (place.subtask() != null) {
            values.put("subtask", String.valueOf(place.subtask() + 1));
        }
        values.putAll(hypothesis.values());
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    String fill(String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (placeholders.find()) {
            String unknown = placeholders.group(2) == null ? placeholders.group(1) : placeholders.group(2);
            placeholders.appendReplacement(
                    filled, Matcher.quoteReplacement(values.getOrDefault(placeholders.group(1), unknown)));
        }
        placeholders.appendTail(filled);
        return filled.toString();
    }

    Remedy fill(Remedy remedy) {
        Remedy.@Nullable Change change = remedy.findChange()
                .map(known -> {
                    Map<String, String> settings = new LinkedHashMap<>();
                    known.values().forEach((key, value) -> settings.put(key, fill(value)));
                    return new Remedy.Change(known.target(), settings, known.approval(), known.bound());
                })
                .orElse(null);
        return new Remedy(fill(remedy.advice()), change, remedy.example());
    }
}
