package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Checkpoints;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of the catalogue's texts: {@code {name|what to say when it is unknown}}. */
final class Texts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)(?:\\|([^}]*))?\\}");

    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES_IN_A_TIMEOUT = 4;

    private final Map<String, String> values;

    /** Of what only the job graph is known. */
    Texts(Hypothesis hypothesis) {
        this(hypothesis, Checkpoints.unknown());
    }

    Texts(Hypothesis hypothesis, Checkpoints checkpoints) {
        this.values = new HashMap<>();
        checkpoints.findSettings().map(Texts::patience).ifPresent(patience -> put("overtake", patience));
        Place place = hypothesis.place();
        put("operator", place.operator());
        put("host", place.host());
        if (place.subtask() != null) {
            values.put("subtask", String.valueOf(place.subtask() + 1));
        }
        values.putAll(hypothesis.values());
    }

    /** How long barriers may wait before they overtake: not so long that the checkpoint is late or lost all the same. */
    private static String patience(CheckpointSettings settings) {
        Duration patience = Stream.of(
                        LONGEST_PATIENCE,
                        settings.interval(),
                        settings.timeout().dividedBy(TRIES_IN_A_TIMEOUT))
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_PATIENCE);
        return patience.toMillis() % 1000 == 0 ? patience.toSeconds() + " s" : patience.toMillis() + " ms";
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
