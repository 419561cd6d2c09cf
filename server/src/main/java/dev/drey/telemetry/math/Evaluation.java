package dev.drey.telemetry.math;

import dev.drey.telemetry.math.Expression.Binary;
import dev.drey.telemetry.math.Expression.Call;
import dev.drey.telemetry.math.Expression.Constant;
import dev.drey.telemetry.math.Expression.Negative;
import dev.drey.telemetry.math.Expression.Reference;
import dev.drey.telemetry.math.Expression.Several;
import dev.drey.telemetry.math.Outcome.Line;
import dev.drey.telemetry.math.Outcome.Lines;
import dev.drey.telemetry.math.Outcome.Scalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Evaluates expressions over what other queries came to. Where two lines meet, only periods that both have count; a
 * figure that is none, such as one divided by zero, is left out.
 *
 * @param span of the whole request
 * @param known by the ids of the queries
 * @param metrics the lines of the queries that name a metric, by their ids, for {@code METRICS()}
 */
record Evaluation(Span span, Map<String, Outcome> known, Map<String, Line> metrics) {

    Outcome of(Expression expression) throws MathException {
        if (expression instanceof Constant constant) {
            return new Scalar(constant.value());
        }
        if (expression instanceof Reference reference) {
            Outcome outcome = known.get(reference.id());
            if (outcome == null) {
                throw new MathException("No query has the id '" + reference.id() + "'.");
            }
            return outcome;
        }
        if (expression instanceof Negative negative) {
            return each(of(negative.of()), value -> -value);
        }
        if (expression instanceof Binary binary) {
            return combine(of(binary.left()), of(binary.right()), operator(binary.operator()));
        }
        if (expression instanceof Several several) {
            List<Line> lines = new ArrayList<>();
            for (Expression member : several.members()) {
                lines.addAll(lines(of(member)));
            }
            return new Lines(lines);
        }
        if (expression instanceof Call call) {
            return new MathFunction(this, call).apply();
        }
        throw new MathException("Text stands only in the brackets of METRICS.");
    }

    private static DoubleBinaryOperator operator(String symbol) {
        return switch (symbol) {
            case "+" -> Double::sum;
            case "-" -> (left, right) -> left - right;
            case "*" -> (left, right) -> left * right;
            case "/" -> (left, right) -> left / right;
            case "^" -> Math::pow;
            case "==" -> (left, right) -> left == right ? 1 : 0;
            case "!=" -> (left, right) -> left != right ? 1 : 0;
            case "<" -> (left, right) -> left < right ? 1 : 0;
            case "<=" -> (left, right) -> left <= right ? 1 : 0;
            case ">" -> (left, right) -> left > right ? 1 : 0;
            case ">=" -> (left, right) -> left >= right ? 1 : 0;
            case "&&" -> (left, right) -> left != 0 && right != 0 ? 1 : 0;
            case "||" -> (left, right) -> left != 0 || right != 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(symbol);
        };
    }

    /** Applies {@code operator} to every figure. */
    static Outcome each(Outcome outcome, DoubleUnaryOperator operator) {
        if (outcome instanceof Scalar scalar) {
            return new Scalar(operator.applyAsDouble(scalar.value()));
        }
        List<Line> lines = lines(outcome).stream()
                .map(line -> {
                    TreeMap<Instant, Double> values = new TreeMap<>();
                    line.values().forEach((at, value) -> put(values, at, operator.applyAsDouble(value)));
                    return new Line(values);
                })
                .toList();
        return outcome instanceof Lines ? new Lines(lines) : lines.get(0);
    }

    /** Several lines meet one figure or one line each by itself. */
    static Outcome combine(Outcome left, Outcome right, DoubleBinaryOperator operator) throws MathException {
        if (left instanceof Scalar one) {
            return each(right, value -> operator.applyAsDouble(one.value(), value));
        }
        if (right instanceof Scalar one) {
            return each(left, value -> operator.applyAsDouble(value, one.value()));
        }
        if (left instanceof Line one && right instanceof Line other) {
            return meet(one, other, operator);
        }
        if (left instanceof Lines many && right instanceof Line one) {
            return new Lines(
                    many.lines().stream().map(line -> meet(line, one, operator)).toList());
        }
        if (left instanceof Line one && right instanceof Lines many) {
            return new Lines(
                    many.lines().stream().map(line -> meet(one, line, operator)).toList());
        }
        throw new MathException("Several lines cannot be combined with several lines.");
    }

    private static Line meet(Line left, Line right, DoubleBinaryOperator operator) {
        TreeMap<Instant, Double> values = new TreeMap<>();
        left.values().forEach((at, value) -> {
            Double other = right.values().get(at);
            if (other != null) {
                put(values, at, operator.applyAsDouble(value, other));
            }
        });
        return new Line(values);
    }

    static void put(TreeMap<Instant, Double> values, Instant at, double value) {
        if (Double.isFinite(value)) {
            // Which makes a negative zero a plain one.
            values.put(at, value + 0.0);
        }
    }

    /** A scalar is no line. */
    static List<Line> lines(Outcome outcome) {
        if (outcome instanceof Lines several) {
            return several.lines();
        }
        return outcome instanceof Line line ? List.of(line) : List.of();
    }
}
