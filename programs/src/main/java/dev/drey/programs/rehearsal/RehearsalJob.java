package dev.drey.programs.rehearsal;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * An endless keyed count with event time, windows and a sink: what most programs have in common. Written against the
 * API that all supported lines of Flink share, because one jar serves them all.
 */
public final class RehearsalJob {

    private static final int KEYS = 100;
    private static final int NUMBERS_PER_SECOND = 1000;

    private RehearsalJob() {}

    /** Submits the job; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        DataGeneratorSource<Long> numbers = new DataGeneratorSource<>(
                number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(NUMBERS_PER_SECOND), Types.LONG);
        environment
                .fromSource(
                        numbers,
                        WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofSeconds(1))
                                .withTimestampAssigner((number, previous) -> number),
                        "numbers")
                .keyBy(number -> number % KEYS)
                .process(new Count())
                .keyBy(number -> number % KEYS)
                .countWindow(KEYS)
                .reduce(Math::max)
                .filter(number -> number < 0)
                .print();
        environment.execute("rehearsal");
    }

    /** Counts per key, and passes on what it counted. */
    private static final class Count extends KeyedProcessFunction<Long, Long, Long> {

        private static final ValueStateDescriptor<Long> COUNT = new ValueStateDescriptor<>("count", Types.LONG);

        /** Not in open(), whose parameter is not the same in all versions. */
        @Override
        public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
            ValueState<Long> count = getRuntimeContext().getState(COUNT);
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            out.collect(number);
        }
    }
}
