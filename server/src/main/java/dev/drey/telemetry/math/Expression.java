package dev.drey.telemetry.math;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A metric math expression, taken apart.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">AWS's syntax</a>
 */
public sealed interface Expression {

    /** A constant. */
    record Constant(double value) implements Expression {}

    /** Text in quotation marks, as the functions that search by names take it. */
    record Text(String value) implements Expression {}

    /** The result of the query with that id. */
    record Reference(String id) implements Expression {}

    /** @param operator such as {@code +}, {@code >=} or {@code &&} */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** The same with the other sign. */
    record Negative(Expression of) implements Expression {}

    /** Several results side by side, in brackets. */
    record Several(List<Expression> members) implements Expression {}

    /** @param name in capitals */
    record Call(String name, List<Expression> arguments) implements Expression {}

    /**
     * Takes an expression apart.
     *
     * @throws MathException where it cannot be understood
     */
    static Expression parse(String text) throws MathException {
        return new ExpressionParser(text).parse();
    }

    /** The ids of the queries that it names. */
    default Set<String> references() {
        Set<String> ids = new TreeSet<>();
        collect(this, ids);
        return ids;
    }

    private static void collect(Expression expression, Set<String> ids) {
        if (expression instanceof Reference reference) {
            ids.add(reference.id());
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), ids);
            collect(binary.right(), ids);
        } else if (expression instanceof Negative negative) {
            collect(negative.of(), ids);
        } else if (expression instanceof Several several) {
            several.members().forEach(member -> collect(member, ids));
        } else if (expression instanceof Call call) {
            call.arguments().forEach(argument -> collect(argument, ids));
        }
    }
}
