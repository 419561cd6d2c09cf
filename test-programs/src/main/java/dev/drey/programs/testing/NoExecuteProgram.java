package dev.drey.programs.testing;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Builds a pipeline and forgets to execute it. */
public final class NoExecuteProgram {

    private NoExecuteProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Numbers.in(env).sinkTo(new DiscardingSink<>()).uid("nowhere");
    }
}
