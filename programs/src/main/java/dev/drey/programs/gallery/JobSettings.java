package dev.drey.programs.gallery;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What users set in code. Options: {@code name}; {@code interval}: milliseconds between checkpoints; {@code
 * max-parallelism}; {@code chaining=false}; {@code set}: other settings of Flink, as {@code key:value} with commas between.
 */
final class JobSettings {

    private JobSettings() {}

    static void apply(Step step, StreamExecutionEnvironment env) {
        if (step.has("interval")) {
            env.enableCheckpointing(step.number("interval", 0));
        }
        if (step.has("max-parallelism")) {
            env.setMaxParallelism((int) step.number("max-parallelism", 0));
        }
        if (step.text("chaining", "true").equals("false")) {
            env.disableOperatorChaining();
        }
        Configuration settings = new Configuration();
        for (String setting : step.several("set")) {
            int colon = setting.indexOf(':');
            settings.setString(setting.substring(0, colon), setting.substring(colon + 1));
        }
        env.configure(settings, Pipeline.class.getClassLoader());
    }
}
