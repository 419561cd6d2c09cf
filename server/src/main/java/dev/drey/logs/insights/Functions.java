package dev.drey.logs.insights;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions that an expression can call, by the names of CloudWatch Logs Insights. */
final class Functions {

    private Functions() {}

    /** A time brought down to a multiple of the period, in milliseconds. */
    record Binned(Expression time, long period) implements Expression {

        @Override
        public @Nullable Object of(Row row) {
            return Values.number(time.of(row))
                    .map(millis -> new Values.Moment(Math.floorDiv(millis.longValue(), period) * period))
                    .orElse(null);
        }
    }

    /** A time brought up to a multiple of the period of {@code floor}. */
    static Expression ceiling(Expression floor, Expression time) {
        long period = floor instanceof Binned binned ? binned.period() : 1;
        return row -> {
            Object below = floor.of(row);
            return below instanceof Values.Moment moment
                    ? Values.equal(moment, time.of(row)) ? moment : new Values.Moment(moment.millis() + period)
                    : null;
        };
    }

    /** Empty when there is no function of that name that takes so many arguments. */
    static Optional<Expression> find(String name, List<Expression> arguments) {
        return switch (arguments.size()) {
            case 1 -> unary(name, arguments.get(0)).or(() -> variadic(name, arguments));
            case 2 -> binary(name, arguments.get(0), arguments.get(1)).or(() -> variadic(name, arguments));
            case 3 ->
                ternary(name, arguments.get(0), arguments.get(1), arguments.get(2))
                        .or(() -> variadic(name, arguments));
            default -> variadic(name, arguments);
        };
    }

    private static Optional<Expression> unary(String name, Expression of) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "abs" -> numeric(of, Math::abs);
                    case "ceil" -> numeric(of, Math::ceil);
                    case "floor" -> numeric(of, Math::floor);
                    case "log" -> numeric(of, Math::log);
                    case "sqrt" -> numeric(of, Math::sqrt);
                    case "tolower" -> textual(of, text -> text.toLowerCase(Locale.ROOT));
                    case "toupper" -> textual(of, text -> text.toUpperCase(Locale.ROOT));
                    case "trim" -> textual(of, String::strip);
                    case "ltrim" -> textual(of, String::stripLeading);
                    case "rtrim" -> textual(of, String::stripTrailing);
                    case "strlen" -> textual(of, text -> (double) text.codePointCount(0, text.length()));
                    case "ispresent" -> row -> of.of(row) != null;
                    case "isempty" -> row -> Values.text(of.of(row)).orElse("").isEmpty();
                    case "isblank" -> row -> Values.text(of.of(row)).orElse("").isBlank();
                    case "tomillis" -> numeric(of, number -> number);
                    case "frommillis" ->
                        row -> Values.number(of.of(row))
                                .map(millis -> new Values.Moment(millis.longValue()))
                                .orElse(null);
                    default -> null;
                });
    }

    private static Optional<Expression> binary(String name, Expression first, Expression second) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "strcontains" -> row -> text(first, row).contains(text(second, row)) ? 1.0 : 0.0;
                    case "substr" -> row -> substring(text(first, row), number(second, row), Integer.MAX_VALUE);
                    default -> null;
                });
    }

    private static Optional<Expression> ternary(String name, Expression first, Expression second, Expression third) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "substr" -> row -> substring(text(first, row), number(second, row), number(third, row));
                    case "replace" -> row -> text(first, row).replace(text(second, row), text(third, row));
                    default -> null;
                });
    }

    private static Optional<Expression> variadic(String name, List<Expression> arguments) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "concat" ->
                        row -> arguments.stream()
                                .map(argument -> text(argument, row))
                                .reduce("", String::concat);
                    case "coalesce" ->
                        row -> arguments.stream()
                                .map(argument -> argument.of(row))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null);
                    case "greatest" ->
                        row -> arguments.stream()
                                .map(argument -> argument.of(row))
                                .filter(Objects::nonNull)
                                .max(Values.ORDER)
                                .orElse(null);
                    case "least" ->
                        row -> arguments.stream()
                                .map(argument -> argument.of(row))
                                .filter(Objects::nonNull)
                                .min(Values.ORDER)
                                .orElse(null);
                    default -> null;
                });
    }

    private static Expression numeric(Expression of, DoubleUnaryOperator operation) {
        return row -> Values.number(of.of(row))
                .map(number -> operation.applyAsDouble(number))
                .orElse(null);
    }

    private static Expression textual(Expression of, Function<String, Object> operation) {
        return row -> Values.text(of.of(row)).map(operation).orElse(null);
    }

    private static String text(Expression of, Row row) {
        return Values.text(of.of(row)).orElse("");
    }

    private static int number(Expression of, Row row) {
        return Values.number(of.of(row)).orElse(0.0).intValue();
    }

    private static String substring(String text, int begin, int length) {
        int from = Math.max(0, Math.min(begin, text.length()));
        return text.substring(from, (int) Math.min(text.length(), (long) from + Math.max(0, length)));
    }
}
