package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out. It learns first which values stand under names that secrets have, in all documents and texts, and then
 * removes those values wherever they occur, beside all that looks like a secret by itself. Pure.
 */
final class Redactor {

    static final String REDACTED = "[redacted]";

    /** Shorter values occur by chance, and would make a text unreadable. */
    private static final int SHORTEST_LEARNT = 6;

    private static final String NAME =
            "[\\w.\\-]*(?:passw(?:or)?d|passphrase|pwd|secret|credential|api[._-]?key|apikey|access[._-]?key|private[._-]?key"
                    + "|auth[._-]?token|access[._-]?token|session[._-]?token|bearer|jaas|sas[._-]?token|account[._-]?key"
                    + "|connection[._-]?string|fs\\.azure\\.account\\.key|basic[._-]?auth)[\\w.\\-]*";

    private static final Pattern SECRET_NAME = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

    /** Names that would match and are none: what is said of secrets, and where they lie. */
    private static final Pattern HARMLESS_NAME = Pattern.compile(
            ".*(?:provider|\\.type|\\.location|\\.path|\\.file|classname|\\.class|enabled|refresh|expir|interval|length).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<name>" + NAME
                    + ")(?<between>\"?'?\\s*(?:=>|[=:,])\\s*)(?<value>\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,;&\"'}\\])]+)",
            Pattern.CASE_INSENSITIVE);

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            new Rule(Pattern.compile("(?<=://)[^/\\s:@\"']*:[^/\\s@\"']+(?=@)"), REDACTED),
            new Rule(Pattern.compile("\\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\\b"), REDACTED),
            new Rule(Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/_.~-]{16,}=*"), "$1 " + REDACTED),
            new Rule(Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"), REDACTED),
            new Rule(
                    Pattern.compile(
                            "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)",
                            Pattern.DOTALL),
                    REDACTED),
            new Rule(
                    Pattern.compile(
                            "(?i)([?&](?:authToken|token|sig|signature|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token)=)[^&\\s\"']+"),
                    "$1" + REDACTED));

    private final Set<String> learnt = new HashSet<>();
    private int count;

    /** How many places were redacted so far. */
    int count() {
        return count;
    }

    /** Remembers which values stand under names of secrets. */
    void learn(JsonNode document) {
        if (document.isObject()) {
            learnPair(document.path("key"), document.path("value"));
            document.properties().forEach(field -> {
                if (isSecret(field.getKey())) {
                    learnValue(field.getValue());
                }
                learn(field.getValue());
            });
        } else if (document.isArray()) {
            document.forEach(this::learn);
        } else if (document.isTextual()) {
            learn(document.textValue());
        }
    }

    /** The same for a text. */
    void learn(String text) {
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            if (isSecret(assigned.group("name"))) {
                learnValue(TextNode.valueOf(unquoted(assigned.group("value"))));
            }
        }
    }

    /** Flink and others list settings as objects with a key and a value. */
    private void learnPair(JsonNode key, JsonNode value) {
        if (key.isTextual() && isSecret(key.textValue())) {
            learnValue(value);
        }
    }

    private void learnValue(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : "";
        if (text.length() >= SHORTEST_LEARNT && !text.matches("\\*+|true|false|null|\\[redacted]|[\\d.]+")) {
            learnt.add(text);
        }
    }

    /** A copy without secrets. */
    JsonNode redact(JsonNode document) {
        JsonNode copy = document.deepCopy();
        if (copy.isTextual()) {
            return TextNode.valueOf(redact(copy.textValue()));
        }
        clean(copy);
        return copy;
    }

    private void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean pair = object.path("key").isTextual()
                    && isSecret(object.path("key").textValue());
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                boolean secret =
                        isSecret(field.getKey()) || (pair && field.getKey().equals("value"));
                object.set(field.getKey(), cleaned(field.getValue(), secret));
            }
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, cleaned(array.get(index), false));
            }
        }
    }

    private JsonNode cleaned(JsonNode value, boolean secret) {
        if (value.isContainerNode()) {
            clean(value);
            return value;
        }
        if (secret && !value.isNull() && !value.isBoolean() && !value.asText().isEmpty()) {
            count++;
            return TextNode.valueOf(REDACTED);
        }
        return value.isTextual() ? TextNode.valueOf(redact(value.textValue())) : value;
    }

    /** The text without secrets. */
    String redact(String text) {
        String clean = text;
        for (String secret : learnt.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            if (clean.contains(secret)) {
                count++;
                clean = clean.replace(secret, REDACTED);
            }
        }
        clean = ASSIGNED.matcher(clean).replaceAll(match -> {
            String name = match.group(1);
            String value = match.group(3);
            if (!isSecret(name) || unquoted(value).isEmpty() || value.contains(REDACTED) || value.startsWith("[")) {
                return Matcher.quoteReplacement(match.group());
            }
            count++;
            return Matcher.quoteReplacement(name + match.group(2) + REDACTED);
        });
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(clean);
            if (matcher.find()) {
                count++;
                clean = matcher.replaceAll(rule.replacement());
            }
        }
        return clean;
    }

    private static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches()
                && !HARMLESS_NAME.matcher(name).matches();
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
