package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.io.GenericInputFormat;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.io.GenericInputSplit;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Sums up numbers by their last digit, in a shape that the properties of group {@code shape} decide. It keeps to the API
 * that all supported versions of Flink share.
 *
 * <ul>
 *   <li>{@code uid} of the operator with the sums;
 *   <li>{@code max.parallelism}, Flink's choice if missing;
 *   <li>{@code broken}: {@code main} has main() throw, {@code start} has the job fail before its tasks run.
 * </ul>
 */
public final class ShapedProgram {

    private static final int DIGITS = 10;

    private ShapedProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties shape = Objects.requireNonNull(
                KinesisAnalyticsRuntime.getApplicationProperties().get("shape"), "no property group shape");
        String broken = shape.getProperty("broken", "");
        if (broken.equals("main")) {
            throw new IllegalArgumentException("property broken of group shape is 'main'");
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (shape.containsKey("max.parallelism")) {
            env.setMaxParallelism(Integer.parseInt(shape.getProperty("max.parallelism")));
        }
        DataStream<Long> numbers = Numbers.in(env);
        if (broken.equals("start")) {
            numbers = numbers.union(env.createInput(new Unreadable(), Types.LONG));
        }
        numbers.keyBy(number -> number % DIGITS)
                .reduce(Long::sum)
                .name("sums")
                .uid(shape.getProperty("uid"))
                .filter(number -> number < 0)
                .uid("nothing")
                .print();
        env.execute("shaped");
    }

    /** An input that cannot be divided among tasks, which Flink finds out when it creates the job. */
    private static final class Unreadable extends GenericInputFormat<Long> {

        @Override
        public GenericInputSplit[] createInputSplits(int numSplits) throws IOException {
            throw new IOException("the price list is not to be had");
        }

        @Override
        public boolean reachedEnd() {
            return true;
        }

        @Override
        public Long nextRecord(Long reuse) {
            return reuse;
        }
    }
}
