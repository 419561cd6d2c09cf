package dev.drey.telemetry.math;

import dev.drey.telemetry.math.Expression.Call;
import dev.drey.telemetry.math.Expression.Reference;
import dev.drey.telemetry.math.Expression.Text;
import dev.drey.telemetry.math.Outcome.Line;
import dev.drey.telemetry.math.Outcome.Lines;
import dev.drey.telemetry.math.Outcome.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The functions of metric math that alarms on Flink applications are made of. */
final class MathFunction {

    private static final List<String> KNOWN = List.of(
            "ABS", "AVG", "CEIL", "DIFF", "FILL", "FLOOR", "IF", "MAX", "METRICS", "MIN", "PERIOD", "RATE", "SUM");

    private final Evaluation evaluation;
    private final Call call;

    MathFunction(Evaluation evaluation, Call call) {
        this.evaluation = evaluation;
        this.call = call;
    }

    Outcome apply() throws MathException {
        return switch (call.name()) {
            case "ABS" -> Evaluation.each(argument(0, 1), Math::abs);
            case "CEIL" -> Evaluation.each(argument(0, 1), Math::ceil);
            case "FLOOR" -> Evaluation.each(argument(0, 1), Math::floor);
            case "DIFF" -> changes(false);
            case "RATE" -> changes(true);
            case "FILL" -> fill();
            case "IF" -> choose();
            case "METRICS" -> metrics();
            case "PERIOD" -> {
                Outcome unused = argument(0, 1);
                yield new Scalar(evaluation.span().period().toSeconds());
            }
            case "SUM", "AVG", "MAX", "MIN" -> gather();
            default ->
                throw new MathException("The function " + call.name() + " is not available. These are: "
                        + String.join(", ", KNOWN) + ".");
        };
    }

    private Outcome argument(int index, int expected) throws MathException {
        if (call.arguments().size() != expected) {
            throw new MathException(call.name() + " takes " + expected + (expected == 1 ? " argument" : " arguments")
                    + ", not " + call.arguments().size() + ".");
        }
        return evaluation.of(call.arguments().get(index));
    }

    /** From each figure to the next; the first has none before it. */
    private Outcome changes(boolean perSecond) throws MathException {
        Outcome of = argument(0, 1);
        if (of instanceof Scalar) {
            throw new MathException(call.name() + " needs a line, not a single figure.");
        }
        List<Line> changed = new ArrayList<>();
        for (Line line : Evaluation.lines(of)) {
            TreeMap<Instant, Double> values = new TreeMap<>();
            Map.@Nullable Entry<Instant, Double> former = null;
            for (Map.Entry<Instant, Double> entry : line.values().entrySet()) {
                if (former != null) {
                    double seconds =
                            Duration.between(former.getKey(), entry.getKey()).toSeconds();
                    double change = entry.getValue() - former.getValue();
                    values.put(entry.getKey(), perSecond ? change / seconds : change);
                }
                former = entry;
            }
            changed.add(new Line(values));
        }
        return of instanceof Lines ? new Lines(changed) : changed.get(0);
    }

    private Outcome fill() throws MathException {
        Outcome of = argument(0, 2);
        Expression with = call.arguments().get(1);
        String word = with instanceof Reference reference ? reference.id().toUpperCase(Locale.ROOT) : "";
        @Nullable Outcome filler = word.equals("REPEAT") || word.equals("LINEAR") ? null : argument(1, 2);
        List<Line> filled = new ArrayList<>();
        for (Line line : Evaluation.lines(of)) {
            TreeMap<Instant, Double> values = new TreeMap<>(line.values());
            for (Instant at : evaluation.span().periods()) {
                Double value = filler == null ? between(line, at, word.equals("LINEAR")) : at(filler, at);
                if (value != null) {
                    values.putIfAbsent(at, value);
                }
            }
            filled.add(new Line(values));
        }
        return of instanceof Line ? filled.get(0) : new Lines(filled);
    }

    private static @Nullable Double between(Line line, Instant at, boolean linear) {
        Map.Entry<Instant, Double> before = line.values().floorEntry(at);
        Map.Entry<Instant, Double> after = line.values().ceilingEntry(at);
        if (before == null) {
            return linear || after == null ? null : after.getValue();
        }
        if (!linear || after == null || after.getKey().equals(before.getKey())) {
            return linear && after == null ? null : before.getValue();
        }
        double part = (double) Duration.between(before.getKey(), at).toMillis()
                / Duration.between(before.getKey(), after.getKey()).toMillis();
        return before.getValue() + part * (after.getValue() - before.getValue());
    }

    private static @Nullable Double at(Outcome outcome, Instant at) throws MathException {
        if (outcome instanceof Scalar scalar) {
            return scalar.value();
        }
        if (outcome instanceof Line line) {
            return line.values().get(at);
        }
        throw new MathException("Several lines cannot stand where one is needed.");
    }

    private Outcome choose() throws MathException {
        int given = call.arguments().size();
        if (given != 2 && given != 3) {
            throw new MathException("IF takes 2 or 3 arguments, not " + given + ".");
        }
        Outcome condition = argument(0, given);
        Outcome then = argument(1, given);
        @Nullable Outcome otherwise = given == 3 ? argument(2, given) : null;
        if (condition instanceof Scalar scalar) {
            return scalar.value() != 0 ? then : otherwise == null ? new Line(new TreeMap<>()) : otherwise;
        }
        if (!(condition instanceof Line line)) {
            throw new MathException("The condition of IF cannot be several lines.");
        }
        TreeMap<Instant, Double> values = new TreeMap<>();
        for (Map.Entry<Instant, Double> entry : line.values().entrySet()) {
            @Nullable Outcome chosen = entry.getValue() != 0 ? then : otherwise;
            Double value = chosen == null ? null : at(chosen, entry.getKey());
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return new Line(values);
    }

    private Outcome metrics() throws MathException {
        String part = "";
        if (!call.arguments().isEmpty()) {
            if (call.arguments().size() != 1 || !(call.arguments().get(0) instanceof Text text)) {
                throw new MathException("METRICS takes no argument, or a part of the ids in quotation marks.");
            }
            part = text.value();
        }
        String wanted = part;
        return new Lines(new TreeMap<>(evaluation.metrics())
                .entrySet().stream()
                        .filter(entry -> entry.getKey().contains(wanted))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** Of one line over its time, which is a single figure; of several at each moment, which is a line. */
    private Outcome gather() throws MathException {
        Outcome of = argument(0, 1);
        if (of instanceof Lines several) {
            TreeMap<Instant, List<Double>> byTime = new TreeMap<>();
            several.lines()
                    .forEach(line -> line.values()
                            .forEach((at, value) -> byTime.computeIfAbsent(at, first -> new ArrayList<>())
                                    .add(value)));
            TreeMap<Instant, Double> values = new TreeMap<>();
            byTime.forEach((at, figures) -> values.put(at, gather(figures)));
            return new Line(values);
        }
        List<Double> figures =
                of instanceof Line line ? List.copyOf(line.values().values()) : List.of(((Scalar) of).value());
        return figures.isEmpty() ? new Line(new TreeMap<>()) : new Scalar(gather(figures));
    }

    private double gather(List<Double> figures) {
        DoubleStream stream = figures.stream().mapToDouble(Double::doubleValue);
        return switch (call.name()) {
            case "SUM" -> stream.sum();
            case "AVG" -> stream.average().orElseThrow();
            case "MAX" -> stream.max().orElseThrow();
            default -> stream.min().orElseThrow();
        };
    }
}
