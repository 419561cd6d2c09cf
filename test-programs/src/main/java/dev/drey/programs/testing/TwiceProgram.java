package dev.drey.programs.testing;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Executes two jobs, which is one too many. */
public final class TwiceProgram {

    private TwiceProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Numbers.in(env).sinkTo(new DiscardingSink<>()).uid("nowhere");
        env.execute("first");
        Numbers.in(env).sinkTo(new DiscardingSink<>()).uid("nowhere");
        env.execute("second");
    }
}
