package dev.drey.programs.testing;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A stream of numbers that outlasts any test and leaves the machine to others. */
final class Numbers {

    private static final long MILLIS_BETWEEN = 20;

    private Numbers() {}

    static DataStream<Long> in(StreamExecutionEnvironment env) {
        return env.fromSource(
                        new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(Numbers::slowly)
                .uid("slowly");
    }

    private static Long slowly(Long number) throws InterruptedException {
        Thread.sleep(MILLIS_BETWEEN);
        return number;
    }
}
