package dev.drey.programs.state;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Properties;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the measurements of checkpoints: keeps as much state as the properties of group {@code state} say, and
 * is as slow as they say. It keeps to the API that all supported versions of Flink share.
 *
 * <ul>
 *   <li>{@code keys}: how many keys there are; each number belongs to the key that it leaves as a remainder, and with {@code
 *       fresh} {@code true} every number is a key of its own;
 *   <li>{@code bytes} of state for each key, which cannot be compressed;
 *   <li>{@code per.second}: how many numbers there are at most;
 *   <li>{@code first}: as many numbers come at once before that;
 *   <li>{@code slow.millis}: how long the last operator takes for a number; 0 for none;
 *   <li>{@code slow.every}: it takes so long only for one of so many numbers; 1 if missing;
 *   <li>{@code ttl.millis}: after which state may go; none if missing.
 * </ul>
 */
public final class StateJob {

    private static final int MAX_PARALLELISM = 128;

    private StateJob() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties state = KinesisAnalyticsRuntime.getApplicationProperties().getOrDefault("state", new Properties());
        long keys =
                Boolean.parseBoolean(state.getProperty("fresh", "false")) ? Long.MAX_VALUE : number(state, "keys", 1);
        long perSecond = number(state, "per.second", 1_000);
        long first = number(state, "first", 0);
        long slowMillis = number(state, "slow.millis", 0);
        long slowEvery = number(state, "slow.every", 1);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setMaxParallelism(MAX_PARALLELISM);
        env.fromSource(new NumberSequenceSource(0, Long.MAX_VALUE - 1), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(number -> paced(number, first, perSecond))
                .returns(Long.class)
                .uid("paced")
                .keyBy(number -> number % keys)
                .process(new Keeping((int) number(state, "bytes", 100), number(state, "ttl.millis", 0)))
                .name("state")
                .uid("state")
                .rebalance()
                .map(number -> slowly(number, slowMillis, slowEvery))
                .returns(Long.class)
                .name("slow")
                .uid("slow")
                .filter(number -> number < 0)
                .uid("nothing")
                .print();
        env.execute("state");
    }

    private static long number(Properties state, String name, long otherwise) {
        return Long.parseLong(state.getProperty(name, String.valueOf(otherwise)));
    }

    /** Sleeps once for many where there are many. */
    private static Long paced(Long number, long first, long perSecond) throws InterruptedException {
        long together = Math.max(1, perSecond / 100);
        if (number >= first && number % together == 0) {
            Thread.sleep(1_000 * together / perSecond);
        }
        return number;
    }

    private static Long slowly(Long number, long millis, long every) throws InterruptedException {
        if (millis > 0 && number % every == 0) {
            Thread.sleep(millis);
        }
        return number;
    }

    private static final class Keeping extends KeyedProcessFunction<Long, Long, Long> {

        private static final long serialVersionUID = 1;

        private final int bytes;
        private final long ttlMillis;
        private transient @Nullable ValueState<byte[]> kept;

        Keeping(int bytes, long ttlMillis) {
            this.bytes = bytes;
            this.ttlMillis = ttlMillis;
        }

        /** Not in open(), whose parameter is not the same in all versions of Flink. */
        private ValueState<byte[]> kept() {
            ValueState<byte[]> known = kept;
            if (known == null) {
                ValueStateDescriptor<byte[]> descriptor = new ValueStateDescriptor<>("kept", byte[].class);
                if (ttlMillis > 0) {
                    descriptor.enableTimeToLive(timeToLive());
                }
                known = getRuntimeContext().getState(descriptor);
                kept = known;
            }
            return known;
        }

        /** The length of time is of another class before Flink 1.20. */
        private StateTtlConfig timeToLive() {
            try {
                for (Method method : StateTtlConfig.class.getMethods()) {
                    if (method.getName().equals("newBuilder")) {
                        Class<?> type = method.getParameterTypes()[0];
                        Object length = type == Duration.class
                                ? Duration.ofMillis(ttlMillis)
                                : type.getMethod("milliseconds", long.class).invoke(null, ttlMillis);
                        return ((StateTtlConfig.Builder) method.invoke(null, length))
                                // Ask what the time is after every entry: there are few.
                                .cleanupInRocksdbCompactFilter(1)
                                .build();
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("This Flink version has no time to live as it is known.", e);
            }
            throw new IllegalStateException("This Flink version has no time to live.");
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
            byte[] content = new byte[bytes];
            new Random(number).nextBytes(content);
            kept().update(content);
            out.collect(number);
        }
    }
}
