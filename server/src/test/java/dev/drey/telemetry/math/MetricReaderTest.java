package dev.drey.telemetry.math;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import dev.drey.telemetry.sqlite.SqliteMetricStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricReaderTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private SqliteMetricStore store;
    private MetricReader reader;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = SqliteMetricStore.open(
                folder.resolve("metrics.db"), new SqliteMetricStore.Limits(Duration.ofDays(1), 1 << 24));
        reader = new MetricReader(store);
        // The metric a is 1, 2, 4, 8 in the first four minutes; b is 10 in the first and 30 in the third.
        put("a", 0, 1);
        put("a", 1, 2);
        put("a", 2, 4);
        put("a", 3, 8);
        put("b", 0, 10);
        put("b", 2, 30);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(String name, int minute, double value) {
        store.append(
                NOON.plus(MINUTE.multipliedBy(minute)).plusSeconds(20),
                List.of(new Sample(id(name), "Count", StatisticSet.of(value), true)));
    }

    private static MetricId id(String name) {
        return new MetricId("Test", name, Map.of());
    }

    private static MetricQuery metric(String name) {
        return new MetricQuery(
                name, new MetricQuery.Stat(id(name), MINUTE, Statistic.AVERAGE, null), null, null, false, null);
    }

    private static MetricQuery expression(String text) {
        return new MetricQuery("e", null, text, null, true, null);
    }

    /** One value a minute for four minutes, NaN where there is none. */
    private List<Double> evaluate(String expression) throws MathException {
        QueryResult result = reader.answer(
                        List.of(metric("a"), metric("b"), expression(expression)),
                        NOON,
                        NOON.plus(MINUTE.multipliedBy(4)))
                .get(0);
        return Stream.of(0, 1, 2, 3)
                .map(minute -> result.values().getOrDefault(NOON.plus(MINUTE.multipliedBy(minute)), Double.NaN))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | 1 2 4 8",
                "a * 10 + 1 | 11 21 41 81",
                "-(a - 1) / 2 | 0 -0.5 -1.5 -3.5",
                "2 ^ 3 - a | 7 6 4 0",
                "a + b | 11 - 34 -",
                "1 / (a - 2) | -1 - 0.5 0.16666666666666666",
                "DIFF(a) | - 1 2 4",
                "RATE(a) * 60 | - 1 2 4",
                "FILL(b, 0) | 10 0 30 0",
                "FILL(b, REPEAT) | 10 10 30 30",
                "FILL(b, LINEAR) | 10 20 30 -",
                "FILL(b, a) | 10 2 30 8",
                "IF(a > 2, a, 0) | 0 0 4 8",
                "IF(a > 2, a) | - - 4 8",
                "IF(a >= 2 && a < 8, 1, 0) | 0 1 1 0",
                "IF(a == 1 OR a == 8, 1, 0) | 1 0 0 1",
                "SUM(METRICS()) | 11 2 34 8",
                "AVG([a, FILL(b, 0)]) | 5.5 1 17 4",
                "MAX(METRICS(\"b\")) | 10 - 30 -",
                "a / SUM(a) * 15 | 1 2 4 8",
                "MAX(a) | 8 8 8 8",
                "a * PERIOD(a) | 60 120 240 480",
                "ABS(0 - a) | 1 2 4 8",
            })
    void expressionsComeTo(String expression, String expected) throws MathException {
        List<Double> values = Arrays.stream(expected.split(" "))
                .map(text -> text.equals("-") ? Double.NaN : Double.valueOf(text))
                .toList();

        assertThat(evaluate(expression)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a +", "(a", "NOPE(a)", "a ? b", "c + 1", "RATE(1)", "IF(a)", "e", "METRICS() + METRICS()", ""})
    void whatCannotBeEvaluatedIsRefusedWithAReason(String expression) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOf(MathException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(5_000))).hasMessageContaining("nested too deeply");
    }

    @Test
    void aPeriodAddsUpItsMinutes() {
        Span span = new Span(NOON, NOON.plus(MINUTE.multipliedBy(4)), MINUTE.multipliedBy(2));

        assertThat(reader.read(id("a"), span))
                .containsExactly(
                        Map.entry(NOON, new StatisticSet(2, 3, 1, 2)),
                        Map.entry(NOON.plus(MINUTE.multipliedBy(2)), new StatisticSet(2, 12, 4, 8)));
    }

    @Test
    void aShortPeriodShowsEachFigure() {
        Span span = new Span(NOON, NOON.plus(MINUTE), Duration.ofSeconds(10));

        assertThat(reader.read(id("a"), span)).containsOnlyKeys(NOON.plusSeconds(20));
    }

    @Test
    void anotherUnitThanThatOfTheMetricFindsNothing() throws MathException {
        assertThat(withUnit("Bytes")).isEmpty();
        assertThat(withUnit("Count")).isNotEmpty();
        assertThat(withUnit(null)).isNotEmpty();
    }

    private Map<?, Double> withUnit(@Nullable String unit) throws MathException {
        MetricQuery query = new MetricQuery(
                "m", new MetricQuery.Stat(id("a"), MINUTE, Statistic.SUM, unit), null, null, true, null);
        return reader.answer(List.of(query), NOON, NOON.plus(MINUTE)).get(0).values();
    }
}
