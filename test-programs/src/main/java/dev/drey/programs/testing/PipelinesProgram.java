package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Three pipelines in one job that have nothing to do with each other: {@code first}, {@code second} and {@code third}. The
 * properties of group {@code pipelines} say what becomes of the first:
 *
 * <ul>
 *   <li>{@code fails} {@code true}: it fails once, when a checkpoint is complete;
 *   <li>{@code numbers}: it ends after so many, 50 in a second.
 * </ul>
 */
public final class PipelinesProgram {

    private static final long MILLIS_BETWEEN = 20;

    private PipelinesProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties properties =
                KinesisAnalyticsRuntime.getApplicationProperties().getOrDefault("pipelines", new Properties());
        long numbers = Long.parseLong(properties.getProperty("numbers", String.valueOf(Long.MAX_VALUE - 1)));
        boolean fails = Boolean.parseBoolean(properties.getProperty("fails", "false"));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        pipeline(env, "first", numbers, fails);
        pipeline(env, "second", Long.MAX_VALUE - 1, false);
        pipeline(env, "third", Long.MAX_VALUE - 1, false);
        env.execute("pipelines");
    }

    private static void pipeline(StreamExecutionEnvironment env, String name, long numbers, boolean fails) {
        env.fromSource(new NumberSequenceSource(1, numbers), WatermarkStrategy.noWatermarks(), name)
                .uid(name)
                .map(new Passing(fails))
                .returns(Types.LONG)
                .uid(name + "-passing")
                .sinkTo(new DiscardingSink<>())
                .uid(name + "-nowhere");
    }

    private static final class Passing implements MapFunction<Long, Long>, CheckpointedFunction, CheckpointListener {

        private static final long serialVersionUID = 1;

        private final boolean fails;
        private transient boolean restored;
        private transient boolean checkpointed;

        Passing(boolean fails) {
            this.fails = fails;
        }

        @Override
        public Long map(Long number) throws InterruptedException {
            if (fails && checkpointed && !restored) {
                throw new IllegalStateException("number " + number + " has no customer");
            }
            Thread.sleep(MILLIS_BETWEEN);
            return number;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            restored = context.isRestored();
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            // Nothing to keep: it is enough to be restored.
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            checkpointed = true;
        }
    }
}
