package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Writes all its runtime properties, one {@code group.key=value} per line and sorted, into the local file that property
 * {@code output.file} of group {@code test} names: once in main(), and once in a task to a file with {@code .task}
 * added, as both processes must see the same. Then runs on.
 */
public final class PropertiesProgram {

    private PropertiesProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        String file = write("");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        Numbers.in(env)
                .filter(number -> number > 0 || !write(".task").isEmpty())
                .uid("write")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        env.execute("properties to " + file);
    }

    private static String write(String suffix) throws IOException {
        Map<String, Properties> groups = KinesisAnalyticsRuntime.getApplicationProperties();
        Properties own = groups.get("test");
        if (own == null || own.getProperty("output.file") == null) {
            throw new IllegalStateException("No property 'output.file' in group 'test' among " + groups.keySet());
        }
        String file = own.getProperty("output.file") + suffix;
        Files.writeString(Path.of(file), text(groups));
        return file;
    }

    private static String text(Map<String, Properties> groups) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(groups).forEach((group, properties) -> {
            for (String key : new TreeSet<>(properties.stringPropertyNames())) {
                text.append("%s.%s=%s%n".formatted(group, key, properties.getProperty(key)));
            }
        });
        return text.toString();
    }
}
