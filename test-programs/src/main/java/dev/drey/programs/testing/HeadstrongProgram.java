package dev.drey.programs.testing;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Decides everything about checkpoints itself, in every way Flink offers: none of it may have an effect. */
public final class HeadstrongProgram {

    private HeadstrongProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Configuration own = new Configuration();
        own.setString("execution.checkpointing.dir", "file:///tmp/headstrong-checkpoints");
        own.setString("execution.checkpointing.storage", "filesystem");
        own.setString("state.backend.type", "hashmap");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(own);
        CheckpointConfig checkpoints = env.enableCheckpointing(500).getCheckpointConfig();
        checkpoints.setCheckpointingConsistencyMode(CheckpointingMode.AT_LEAST_ONCE);
        checkpoints.setCheckpointIntervalDuringBacklog(1_000);
        checkpoints.setCheckpointTimeout(Duration.ofSeconds(77).toMillis());
        checkpoints.setMaxConcurrentCheckpoints(3);
        checkpoints.setTolerableCheckpointFailureNumber(99);
        checkpoints.enableUnalignedCheckpoints(true);
        Numbers.in(env).sinkTo(new DiscardingSink<>()).uid("nowhere");
        env.execute("headstrong");
    }
}
