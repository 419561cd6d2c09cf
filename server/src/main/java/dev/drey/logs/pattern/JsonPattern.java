package dev.drey.logs.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for messages that are JSON: {@code { $.field = "x" && ($.a.b > 5 || $.c NOT EXISTS) }}. Texts may have stars;
 * {@code %...%} is a regular expression. A message that is no JSON never matches.
 */
final class JsonPattern {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OPERATORS = List.of("!=", "<=", ">=", "=", "<", ">");

    private final Cursor cursor;

    private JsonPattern(Cursor cursor) {
        this.cursor = cursor;
    }

    static Predicate<String> parse(String pattern) throws PatternException {
        JsonPattern parser = new JsonPattern(new Cursor(pattern));
        parser.cursor.require("{");
        Predicate<JsonNode> condition = parser.either();
        parser.cursor.require("}");
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.broken("something stands behind the last brace");
        }
        return message -> message.stripLeading().startsWith("{") && condition.test(read(message));
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    private Predicate<JsonNode> either() throws PatternException {
        Predicate<JsonNode> condition = both();
        while (cursor.take("||")) {
            condition = condition.or(both());
        }
        return condition;
    }

    private Predicate<JsonNode> both() throws PatternException {
        Predicate<JsonNode> condition = single();
        cursor.skipSpace();
        while (cursor.take("&&")) {
            condition = condition.and(single());
            cursor.skipSpace();
        }
        return condition;
    }

    private Predicate<JsonNode> single() throws PatternException {
        cursor.skipSpace();
        if (cursor.take("(")) {
            Predicate<JsonNode> inner = either();
            cursor.require(")");
            return inner;
        }
        List<String> path = path();
        if (cursor.takeWord("NOT")) {
            requireWord("EXISTS");
            return json -> at(json, path).isMissingNode();
        }
        if (cursor.takeWord("EXISTS")) {
            return json -> !at(json, path).isMissingNode();
        }
        if (cursor.takeWord("IS")) {
            return state(path);
        }
        return comparison(path);
    }

    private void requireWord(String word) throws PatternException {
        if (!cursor.takeWord(word)) {
            throw cursor.broken(word + " is missing");
        }
    }

    private Predicate<JsonNode> state(List<String> path) throws PatternException {
        if (cursor.takeWord("NULL")) {
            return json -> at(json, path).isNull();
        }
        if (cursor.takeWord("TRUE")) {
            return json -> at(json, path).isBoolean() && at(json, path).booleanValue();
        }
        requireWord("FALSE");
        return json -> at(json, path).isBoolean() && !at(json, path).booleanValue();
    }

    private List<String> path() throws PatternException {
        if (!cursor.take("$")) {
            throw cursor.broken("a field must begin with $.");
        }
        List<String> path = new ArrayList<>();
        while (cursor.peek() == '.' || cursor.peek() == '[') {
            if (cursor.take(".")) {
                path.add(cursor.until(" .[=!<>)&|}\t\r\n"));
            } else {
                boolean unused = cursor.take("[");
                path.add(
                        cursor.peek() == '"' || cursor.peek() == '\''
                                ? cursor.quoted(cursor.peek())
                                : cursor.until("]"));
                cursor.require("]");
            }
        }
        cursor.skipSpace();
        return path;
    }

    private static JsonNode at(JsonNode json, List<String> path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.isArray() && name.chars().allMatch(Character::isDigit) && !name.isEmpty()
                    ? node.path(Integer.parseInt(name))
                    : node.path(name);
        }
        return node;
    }

    private Predicate<JsonNode> comparison(List<String> path) throws PatternException {
        String operator = null;
        for (String candidate : OPERATORS) {
            if (operator == null && cursor.take(candidate)) {
                operator = candidate;
            }
        }
        if (operator == null) {
            throw cursor.broken("a comparison such as = or < is missing behind $." + String.join(".", path));
        }
        cursor.skipSpace();
        if (operator.equals("=") || operator.equals("!=")) {
            Predicate<JsonNode> equal = equality();
            boolean wanted = operator.equals("=");
            return json -> !at(json, path).isMissingNode() && equal.test(at(json, path)) == wanted;
        }
        return order(path, operator);
    }

    private Predicate<JsonNode> equality() throws PatternException {
        if (cursor.peek() == '%') {
            Pattern expression = Cursor.regularExpression(cursor.quoted('%'));
            return value -> expression.matcher(value.asText()).find();
        }
        boolean quoted = cursor.peek() == '"';
        String wanted = quoted ? cursor.quoted('"') : word();
        Pattern stars = Pattern.compile(
                "\\Q" + wanted.replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
        return value -> (value.isNumber() && isNumber(wanted))
                ? value.doubleValue() == Double.parseDouble(wanted)
                : stars.matcher(value.asText()).matches();
    }

    private Predicate<JsonNode> order(List<String> path, String operator) throws PatternException {
        String word = word();
        if (!isNumber(word)) {
            throw cursor.broken(operator + " needs a number, not " + word);
        }
        double number = Double.parseDouble(word);
        return json -> {
            JsonNode value = at(json, path);
            if (!value.isNumber() && !(value.isTextual() && isNumber(value.textValue()))) {
                return false;
            }
            int compared = Double.compare(Double.parseDouble(value.asText()), number);
            return switch (operator) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                default -> compared >= 0;
            };
        };
    }

    private String word() throws PatternException {
        String word = cursor.until(" )&|}\t\r\n");
        if (word.isEmpty()) {
            throw cursor.broken("a value is missing");
        }
        return word;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }
}
