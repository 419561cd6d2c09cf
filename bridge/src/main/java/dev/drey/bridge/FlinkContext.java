package dev.drey.bridge;

import java.lang.reflect.Field;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
        boolean enforceSingleJob = false;
        boolean suppressSysout = true;
        StreamContextEnvironment.setAsContext(
                executors, configuration, programLoader, enforceSingleJob, suppressSysout);
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
