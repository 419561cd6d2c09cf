package dev.drey.diagnosis.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads causes from YAML: a list of maps whose keys are named in docs/causes.md. */
final class CatalogueReader {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final double SURE = 0.9;

    private final String file;

    private CatalogueReader(String file) {
        this.file = file;
    }

    static List<Cause> read(InputStream yaml, Family family, String file) throws IOException {
        CatalogueReader reader = new CatalogueReader(file);
        List<Cause> causes = new ArrayList<>();
        for (JsonNode node : YAML.readTree(yaml)) {
            causes.add(reader.cause(node, family));
        }
        return causes;
    }

    private Cause cause(JsonNode node, Family family) throws IOException {
        String id = text(node, "id", "a cause");
        List<Remedy> remedies = new ArrayList<>();
        for (JsonNode remedy : node.path("remedies")) {
            remedies.add(remedy(remedy, id));
        }
        List<MessagePattern> messages = new ArrayList<>();
        for (JsonNode message : node.path("messages")) {
            messages.add(message(message, id));
        }
        Set<String> underlies = new LinkedHashSet<>();
        node.path("underlies").forEach(other -> underlies.add(other.asText()));
        return new Cause(
                id,
                family,
                constant(Severity.class, node.path("severity").asText("warning"), id),
                text(node, "sentence", id),
                node.path("foreseen").textValue(),
                text(node, "explanation", id),
                text(node, "refuted-by", id),
                underlies,
                remedies,
                messages);
    }

    private Remedy remedy(JsonNode node, String id) throws IOException {
        Remedy.@Nullable Change change = null;
        if (node.has("set")) {
            Map<String, String> values = new LinkedHashMap<>();
            node.path("set")
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
            change = new Remedy.Change(
                    constant(Remedy.Target.class, node.path("target").asText("flink"), id),
                    values,
                    constant(Remedy.Approval.class, node.path("approval").asText("safe"), id),
                    constant(Remedy.Bound.class, node.path("bound").asText("least"), id));
        }
        return new Remedy(text(node, "do", id), change, node.path("example").textValue());
    }

    private MessagePattern message(JsonNode node, String id) throws IOException {
        Set<Within> within = EnumSet.noneOf(Within.class);
        for (JsonNode place : node.path("within")) {
            within.add(constant(Within.class, place.asText(), id));
        }
        return new MessagePattern(
                pattern(node.path("type"), id),
                pattern(node.path("text"), id),
                within.isEmpty() ? EnumSet.of(Within.FAILURE, Within.START) : within,
                node.path("sure").asDouble(SURE));
    }

    private @Nullable Pattern pattern(JsonNode node, String id) throws IOException {
        if (!node.isTextual()) {
            return null;
        }
        try {
            return Pattern.compile(node.asText(), Pattern.DOTALL);
        } catch (PatternSyntaxException wrong) {
            throw new IOException(file + ": the pattern of " + id + " is none: " + wrong.getMessage(), wrong);
        }
    }

    private String text(JsonNode node, String key, String of) throws IOException {
        if (!node.path(key).isTextual()) {
            throw new IOException(file + ": " + of + " lacks " + key + ".");
        }
        return node.path(key).asText().strip();
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word, String id) throws IOException {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IOException(
                    file + ": " + id + " has " + word + ", which is no "
                            + type.getSimpleName().toLowerCase(Locale.ROOT) + ".",
                    unknown);
        }
    }
}
