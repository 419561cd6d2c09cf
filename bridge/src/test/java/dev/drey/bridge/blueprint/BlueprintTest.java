package dev.drey.bridge.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
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

    private JsonNode described() {
        return Blueprint.of(
                env.getStreamGraph(), Map.of("a", "b"), node -> 7, getClass().getClassLoader());
    }

    private JsonNode operator(String name) {
        return StreamSupport.stream(described().path("operators").spliterator(), false)
                .filter(operator -> operator.path("name").asText().contains(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sourcesTellTheirKindAndHowEventTimeComesAbout() {
        numbers(WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                        .withTimestampAssigner((number, before) -> number)
                        .withIdleness(Duration.ofMinutes(1)))
                .print();

        JsonNode numbers = operator("numbers");

        assertThat(numbers.path("uid").asText()).isEqualTo("numbers");
        assertThat(numbers.path("maxParallelism").asInt()).isEqualTo(7);
        assertThat(numbers.path("stateful").asText()).isEqualTo("yes");
        assertThat(numbers.path("source").path("bounded").asBoolean()).isTrue();
        JsonNode watermarks = numbers.path("source").path("watermarks");
        assertThat(watermarks.path("generator").asText()).isEqualTo("bounded");
        assertThat(watermarks.path("outOfOrdernessMillis").asLong()).isEqualTo(5000);
        assertThat(watermarks.path("idlenessMillis").asLong()).isEqualTo(60_000);
        assertThat(operator("Print").path("sink").path("purpose").asText()).isEqualTo("prints");
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

        JsonNode generic = operator("readings").path("output").path("generic").path(0);

        assertThat(generic.path("class").asText()).isEqualTo(Reading.class.getName());
        assertThat(generic.path("why").asText()).isEqualTo("the class is not public");
        JsonNode last = operator("last");
        assertThat(last.path("stateful").asText()).isEqualTo("yes");
        assertThat(last.path("states").path(0).path("types").path(0).path("generic")).hasSize(1);
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

        JsonNode window = operator("sums").path("window");

        assertThat(window.path("eventTime").asBoolean()).isTrue();
        assertThat(window.path("allowedLatenessMillis").asLong()).isEqualTo(3000);
        assertThat(window.path("lateOutput").asBoolean()).isFalse();
        assertThat(operator("numbers").path("source").path("watermarks").path("generator").asText())
                .isEqualTo("none");
    }
}
