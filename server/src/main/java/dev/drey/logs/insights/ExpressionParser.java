package dev.drey.logs.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads expressions: {@code or}, {@code and}, {@code not}, comparisons, {@code like}, {@code in}, arithmetic, functions. */
final class ExpressionParser {

    private static final List<String> COMPARISONS = List.of("!=", "<=", ">=", "==", "=", "<", ">");

    private final Scanner scanner;

    ExpressionParser(Scanner scanner) {
        this.scanner = scanner;
    }

    Expression parse() throws QueryException {
        Expression left = and();
        while (scanner.takeWord("or")) {
            Expression first = left;
            Expression second = and();
            left = row -> Values.isTrue(first.of(row)) || Values.isTrue(second.of(row));
        }
        return left;
    }

    private Expression and() throws QueryException {
        Expression left = not();
        while (scanner.takeWord("and")) {
            Expression first = left;
            Expression second = not();
            left = row -> Values.isTrue(first.of(row)) && Values.isTrue(second.of(row));
        }
        return left;
    }

    private Expression not() throws QueryException {
        if (scanner.takeWord("not")) {
            Expression inner = not();
            return row -> !Values.isTrue(inner.of(row));
        }
        return comparison();
    }

    private Expression comparison() throws QueryException {
        Expression left = sum();
        if (scanner.take("=~")) {
            return matching(left, like());
        }
        for (String operator : COMPARISONS) {
            if (scanner.take(operator)) {
                return compared(left, operator, sum());
            }
        }
        int before = scanner.position();
        boolean negated = scanner.takeWord("not");
        Expression found = null;
        if (scanner.takeWord("like")) {
            found = matching(left, like());
        } else if (scanner.takeWord("in")) {
            found = among(left);
        } else if (negated) {
            throw scanner.broken("like or in is missing behind not, at character " + (before + 1));
        }
        if (found == null) {
            return left;
        }
        Expression positive = found;
        return negated ? row -> !Values.isTrue(positive.of(row)) : positive;
    }

    private static Expression compared(Expression left, String operator, Expression right) {
        IntPredicate order = switch (operator) {
            case "<" -> compared -> compared < 0;
            case "<=" -> compared -> compared <= 0;
            case ">" -> compared -> compared > 0;
            case ">=" -> compared -> compared >= 0;
            case "!=" -> compared -> compared != 0;
            default -> compared -> compared == 0;
        };
        return row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            if (first == null || second == null) {
                return operator.equals("!=") && first != second;
            }
            return order.test(Values.compare(first, second));
        };
    }

    /** What follows {@code like}: a regular expression, or a text that has to be contained. */
    private Predicate<String> like() throws QueryException {
        if (scanner.isAtRegularExpression()) {
            Pattern expression = scanner.regularExpression();
            return text -> expression.matcher(text).find();
        }
        if (!scanner.isAtString()) {
            throw scanner.broken("a text in quotes or a /regular expression/ is missing");
        }
        String part = scanner.string();
        return text -> text.contains(part);
    }

    private static Expression matching(Expression left, Predicate<String> wanted) {
        return row -> Values.text(left.of(row)).filter(wanted).isPresent();
    }

    private Expression among(Expression left) throws QueryException {
        scanner.require("[");
        List<Expression> values = list("]");
        return row -> {
            Object value = left.of(row);
            return values.stream().anyMatch(candidate -> Values.equal(value, candidate.of(row)));
        };
    }

    private Expression sum() throws QueryException {
        Expression left = product();
        while (true) {
            if (scanner.take("+")) {
                left = arithmetic(left, product(), Double::sum);
            } else if (scanner.take("-")) {
                left = arithmetic(left, product(), (first, second) -> first - second);
            } else {
                return left;
            }
        }
    }

    private Expression product() throws QueryException {
        Expression left = power();
        while (true) {
            if (scanner.take("*")) {
                left = arithmetic(left, power(), (first, second) -> first * second);
            } else if (scanner.take("/")) {
                left = arithmetic(left, power(), (first, second) -> first / second);
            } else if (scanner.take("%")) {
                left = arithmetic(left, power(), (first, second) -> first % second);
            } else {
                return left;
            }
        }
    }

    private Expression power() throws QueryException {
        Expression base = value();
        return scanner.take("^") ? arithmetic(base, power(), Math::pow) : base;
    }

    private static Expression arithmetic(Expression left, Expression right, DoubleBinaryOperator operation) {
        return row -> {
            Optional<Double> first = Values.number(left.of(row));
            Optional<Double> second = Values.number(right.of(row));
            return first.isEmpty() || second.isEmpty()
                    ? null
                    : (@Nullable Object) (Double) operation.applyAsDouble(first.get(), second.get());
        };
    }

    private Expression value() throws QueryException {
        if (scanner.take("(")) {
            Expression inner = parse();
            scanner.require(")");
            return inner;
        }
        if (scanner.isAtString()) {
            String text = scanner.string();
            return row -> text;
        }
        if (scanner.take("-")) {
            return arithmetic(row -> -1.0, value(), (minus, number) -> minus * number);
        }
        Optional<String> number = scanner.takeNumber();
        if (number.isPresent()) {
            Double constant = Double.valueOf(number.get());
            return row -> constant;
        }
        String name = scanner.takeName().orElseThrow(() -> scanner.broken("a field or a value is missing"));
        if (!scanner.take("(")) {
            return row -> row.get(name);
        }
        return call(name);
    }

    /** A function whose parenthesis has been opened. */
    private Expression call(String name) throws QueryException {
        return switch (name) {
            case "bin" -> binned(row -> row.get("@timestamp"));
            case "datefloor", "dateceil" -> {
                Expression time = parse();
                scanner.require(",");
                Expression floor = binned(time);
                yield name.equals("datefloor") ? floor : Functions.ceiling(floor, time);
            }
            default ->
                Functions.find(name, list(")"))
                        .orElseThrow(() -> scanner.broken("there is no function " + name + " with these arguments"));
        };
    }

    private Expression binned(Expression time) throws QueryException {
        long period = scanner.period();
        scanner.require(")");
        return new Functions.Binned(time, period);
    }

    private List<Expression> list(String end) throws QueryException {
        List<Expression> values = new ArrayList<>();
        if (scanner.take(end)) {
            return values;
        }
        do {
            values.add(parse());
        } while (scanner.take(","));
        scanner.require(end);
        return values;
    }
}
