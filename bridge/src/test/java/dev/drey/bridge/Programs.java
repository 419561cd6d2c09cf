package dev.drey.bridge;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** User programs in small. */
final class Programs {

    private Programs() {}

    private static StreamExecutionEnvironment pipeline() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(0, Long.MAX_VALUE).sinkTo(new DiscardingSink<>());
        return env;
    }

    /** Executes one job with checkpoints every 500 ms, and looks at the result as a detached one. */
    public static final class Simple {

        /** Takes no arguments. */
        public static void main(String[] args) throws Exception {
            StreamExecutionEnvironment env = pipeline();
            env.enableCheckpointing(500);
            env.executeAsync("simple").getJobExecutionResult().get();
        }
    }

    /** Executes two jobs, in two environments. */
    public static final class Twice {

        /** Takes no arguments. */
        public static void main(String[] args) throws Exception {
            pipeline().execute("one");
            pipeline().execute("two");
        }
    }

    /** Executes two jobs in one environment and hides that the second was refused. */
    public static final class TwiceInSecret {

        /** Takes no arguments. */
        public static void main(String[] args) throws Exception {
            StreamExecutionEnvironment env = pipeline();
            env.execute("one");
            try {
                env.fromSequence(0, 1).sinkTo(new DiscardingSink<>());
                env.execute("two");
            } catch (IllegalStateException hidden) {
                // As a careless program does.
                return;
            }
        }
    }

    /** Executes a job and then fails. */
    public static final class FailingAfterwards {

        /** Takes no arguments. */
        public static void main(String[] args) throws Exception {
            pipeline().execute("one");
            throw new IllegalStateException("too late");
        }
    }

    /** Never executes. */
    public static final class Forgetful {

        /** Takes no arguments. */
        public static void main(String[] args) {
            pipeline();
        }
    }

    /** Throws before there is a job. */
    public static final class Throwing {

        /** Takes no arguments. */
        public static void main(String[] args) {
            if (args.length == 0) {
                throw new IllegalStateException("no pipeline", new IllegalArgumentException("root"));
            }
        }
    }

    /** Lacks a library. */
    public static final class OutOfLuck {

        /** Takes no arguments. */
        public static void main(String[] args) {
            if (args.length == 0) {
                throw new NoClassDefFoundError("com/example/Library");
            }
        }
    }
}
