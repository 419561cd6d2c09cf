package dev.drey.programs.testing;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs for some five seconds, then fails, and from then on fails whenever it is restored from a checkpoint. */
public final class FailingProgram {

    private static final long NUMBERS = 250;

    private FailingProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Numbers.in(env).map(new Failing()).uid("failing").sinkTo(new DiscardingSink<>());
        env.execute("fails again and again");
    }

    private static final class Failing implements MapFunction<Long, Long>, CheckpointedFunction {

        private static final long serialVersionUID = 1;

        @Override
        public Long map(Long number) {
            if (number >= NUMBERS) {
                throw new IllegalStateException("order " + number + " has no customer");
            }
            return number;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            if (context.isRestored()) {
                throw new IllegalStateException("the former failure has not been mended");
            }
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            // Nothing to keep: it is enough to be restored.
        }
    }
}
