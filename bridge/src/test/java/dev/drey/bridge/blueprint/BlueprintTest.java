package dev.drey.bridge.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.Test;

final class BlueprintTest {

    /** A class without a constructor that Flink could use. */
    static final class Reading {

        private final long value;

        Reading(long value) {
            this.value = value;
        }

        long value() {
            return value;
        }
    }

    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    private SingleOutputStreamOperator<Long> numbers(WatermarkStrategy<Long> watermarks) {
        return env.fromSource(new NumberSequenceSource(0, 9), watermarks, "numbers")
                .uid("numbers");
    }

    /** Flink makes a job of what has been defined once. */
    private Map<String, JsonNode> operators() {
        JsonNode described = Blueprint.of(
                env.getStreamGraph(), Map.of("a", "b"), node -> 7, getClass().getClassLoader());
        return StreamSupport.stream(described.path("operators").spliterator(), false)
                .collect(Collectors.toMap(operator -> operator.path("name").asText(), operator -> operator));
    }

    @Test
    void sourcesTellTheirKindAndHowEventTimeComesAbout() {
        numbers(WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                        .withTimestampAssigner((number, before) -> number)
                        .withIdleness(Duration.ofMinutes(1)))
                .print();

        Map<String, JsonNode> operators = operators();
        JsonNode numbers = Objects.requireNonNull(operators.get("Source: numbers"));

        assertThat(numbers.path("uid").asText()).isEqualTo("numbers");
        assertThat(numbers.path("maxParallelism").asInt()).isEqualTo(7);
        assertThat(numbers.path("stateful").asText()).isEqualTo("yes");
        assertThat(numbers.path("source").path("bounded").asBoolean()).isTrue();
        JsonNode watermarks = numbers.path("source").path("watermarks");
        assertThat(watermarks.path("generator").asText()).isEqualTo("bounded");
        assertThat(watermarks.path("outOfOrdernessMillis").asLong()).isEqualTo(5000);
        assertThat(watermarks.path("idlenessMillis").asLong()).isEqualTo(60_000);
        assertThat(Objects.requireNonNull(operators.get("Sink: Print to Std. Out"))
                        .path("sink")
                        .path("purpose")
                        .asText())
                .isEqualTo("prints");
    }

    @Test
    void genericTypesAreNamedWithTheReason() {
        numbers(WatermarkStrategy.noWatermarks())
                .map(Reading::new)
                .name("readings")
                .returns(Types.GENERIC(Reading.class))
                .keyBy(Reading::value)
                .reduce((one, other) -> other)
                .name("last")
                .print();

        Map<String, JsonNode> operators = operators();
        JsonNode generic = Objects.requireNonNull(operators.get("readings"))
                .path("output")
                .path("generic")
                .path(0);

        assertThat(generic.path("class").asText()).isEqualTo(Reading.class.getName());
        assertThat(generic.path("why").asText()).isEqualTo("the class is not public");
        JsonNode last = Objects.requireNonNull(operators.get("last"));
        assertThat(last.path("stateful").asText()).isEqualTo("yes");
        assertThat(last.path("states").path(0).path("types").path(0).path("generic"))
                .hasSize(1);
    }

    @Test
    void windowsTellWhatBecomesOfLateRecords() {
        numbers(WatermarkStrategy.noWatermarks())
                .keyBy(number -> number % 2)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                .allowedLateness(Duration.ofSeconds(3))
                .reduce(Long::sum)
                .name("sums")
                .print();

        Map<String, JsonNode> operators = operators();
        JsonNode window = Objects.requireNonNull(operators.get("sums")).path("window");

        assertThat(window.path("eventTime").asBoolean()).isTrue();
        assertThat(window.path("allowedLatenessMillis").asLong()).isEqualTo(3000);
        assertThat(window.path("lateOutput").asBoolean()).isFalse();
        assertThat(Objects.requireNonNull(operators.get("Source: numbers"))
                        .path("source")
                        .path("watermarks")
                        .path("generator")
                        .asText())
                .isEqualTo("none");
    }
}
