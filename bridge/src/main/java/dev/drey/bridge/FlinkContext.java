package dev.drey.bridge;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * What Flink set up for the program it is about to run.
 *
 * @param executors Flink's own way to hand a job to the cluster
 * @param configuration the cluster's configuration with the settings of this one run (JARs, restore path, parallelism)
 */
record FlinkContext(PipelineExecutorServiceLoader executors, Configuration configuration) {

    /** Reads the context that Flink installed in this thread; fails outside a program run by Flink. */
    static FlinkContext installed() {
        StreamExecutionEnvironment probe = StreamExecutionEnvironment.getExecutionEnvironment();
        if (!(probe instanceof StreamContextEnvironment)) {
            throw new IllegalStateException(
                    "The launcher was started outside Flink. Run it as entryClass of POST /jars/:jarid/run.");
        }
        Configuration configuration = Configuration.fromMap(((Configuration) probe.getConfiguration()).toMap());
        return new FlinkContext(executorsOf(probe), configuration);
    }

    /** Makes every environment that the program asks for start from these settings and hand its jobs to the executors. */
    static void replace(
            PipelineExecutorServiceLoader executors, Configuration configuration, ClassLoader programLoader) {
        // Single execution is not left to Flink's own check, which counts per environment and not per program.
        for (Method method : StreamContextEnvironment.class.getMethods()) {
            if (method.getName().equals("setAsContext")) {
                set(method, List.of(executors, configuration, programLoader));
                return;
            }
        }
        throw new IllegalStateException("This Flink version is not supported: there is no setAsContext.");
    }

    /**
     * Before Flink 2.3 two flags follow: whether to enforce a single job, and whether to suppress the program's output.
     * From then on there are limits for jobs instead of the first flag, and behind the second one what an application
     * of several jobs has, each of which may be missing.
     */
    private static void set(Method setAsContext, List<Object> leading) {
        List<@Nullable Object> arguments = new ArrayList<>(leading);
        for (Class<?> type :
                List.of(setAsContext.getParameterTypes()).subList(leading.size(), setAsContext.getParameterCount())) {
            if (type == int.class) {
                arguments.add(Integer.MAX_VALUE);
            } else if (type == boolean.class) {
                boolean last = arguments.size() > leading.size();
                arguments.add(last);
            } else if (type == Collection.class) {
                arguments.add(List.of());
            } else {
                arguments.add(null);
            }
        }
        try {
            setAsContext.invoke(null, arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Flink version is not supported: setAsContext failed.", e);
        }
    }

    private static PipelineExecutorServiceLoader executorsOf(StreamExecutionEnvironment environment) {
        try {
            Field field = StreamExecutionEnvironment.class.getDeclaredField("executorServiceLoader");
            field.setAccessible(true);
            return (PipelineExecutorServiceLoader) field.get(environment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Flink version is not supported: StreamExecutionEnvironment has no executorServiceLoader.", e);
        }
    }
}
