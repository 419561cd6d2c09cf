package dev.drey.telemetry.math;

import dev.drey.telemetry.math.Expression.Binary;
import dev.drey.telemetry.math.Expression.Call;
import dev.drey.telemetry.math.Expression.Constant;
import dev.drey.telemetry.math.Expression.Negative;
import dev.drey.telemetry.math.Expression.Reference;
import dev.drey.telemetry.math.Expression.Several;
import dev.drey.telemetry.math.Expression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression from left to right; each level of precedence is a method. */
final class ExpressionParser {

    /** What comes first in this list wins: longer operators before shorter ones. */
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
            + "|(?<name>[a-zA-Z_][a-zA-Z0-9_]*)|(?<text>\"[^\"]*\"|'[^']*')"
            + "|(?<operator>==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]]))");

    /** Deeper ones are refused: a request must not be able to exhaust the stack. */
    private static final int DEEPEST = 100;

    private static final String END = "";

    private final String source;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    ExpressionParser(String source) {
        this.source = source;
    }

    Expression parse() throws MathException {
        Matcher matcher = TOKEN.matcher(source);
        int end = source.stripTrailing().length();
        int position = 0;
        while (position < end) {
            if (!matcher.region(position, end).lookingAt()) {
                throw wrong("'" + source.substring(position, Math.min(end, position + 20)) + "' is no part of one");
            }
            tokens.add(matcher.group().strip());
            position = matcher.end();
        }
        Expression whole = either();
        if (!peek().equals(END)) {
            throw wrong("'" + peek() + "' was not expected");
        }
        return whole;
    }

    private Expression either() throws MathException {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply");
        }
        Expression left = both();
        while (isWord("OR") || peek().equals("||")) {
            next++;
            left = new Binary("||", left, both());
        }
        depth--;
        return left;
    }

    private Expression both() throws MathException {
        Expression left = comparison();
        while (isWord("AND") || peek().equals("&&")) {
            next++;
            left = new Binary("&&", left, comparison());
        }
        return left;
    }

    private Expression comparison() throws MathException {
        Expression left = sum();
        if (Set.of("==", "!=", "<=", ">=", "<", ">").contains(peek())) {
            left = new Binary(take(), left, sum());
        }
        return left;
    }

    private Expression sum() throws MathException {
        Expression left = product();
        while (peek().equals("+") || peek().equals("-")) {
            left = new Binary(take(), left, product());
        }
        return left;
    }

    private Expression product() throws MathException {
        Expression left = signed();
        while (peek().equals("*") || peek().equals("/")) {
            left = new Binary(take(), left, signed());
        }
        return left;
    }

    private Expression signed() throws MathException {
        int minuses = 0;
        while (peek().equals("-")) {
            next++;
            minuses++;
        }
        Expression power = single();
        if (peek().equals("^")) {
            next++;
            power = new Binary("^", power, signed());
        }
        return minuses % 2 == 0 ? power : new Negative(power);
    }

    private Expression single() throws MathException {
        String token = take();
        if (token.equals(END)) {
            throw wrong("it ends too early");
        }
        char first = token.charAt(0);
        if (token.equals("(")) {
            Expression inner = either();
            expect(")");
            return inner;
        }
        if (token.equals("[")) {
            return new Several(list("]"));
        }
        if (first == '"' || first == '\'') {
            return new Text(token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(first) || first == '.') {
            return new Constant(Double.parseDouble(token));
        }
        if (!Character.isLetter(first) && first != '_') {
            throw wrong("'" + token + "' was not expected");
        }
        return peek().equals("(") ? call(token) : new Reference(token);
    }

    private Expression call(String name) throws MathException {
        next++;
        return new Call(name.toUpperCase(Locale.ROOT), list(")"));
    }

    private List<Expression> list(String end) throws MathException {
        List<Expression> members = new ArrayList<>();
        if (!peek().equals(end)) {
            members.add(either());
            while (peek().equals(",")) {
                next++;
                members.add(either());
            }
        }
        expect(end);
        return members;
    }

    private boolean isWord(String word) {
        return peek().equalsIgnoreCase(word);
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private void expect(String token) throws MathException {
        if (!take().equals(token)) {
            throw wrong("'" + token + "' is missing");
        }
    }

    private MathException wrong(String why) {
        return new MathException("The expression '" + source + "' cannot be understood: " + why + ".");
    }
}
