package dev.drey.cli.preflight;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a program would be run.
 *
 * @param mainClass null for that of the jar's manifest
 * @param properties the application's property groups, the service's own among them
 * @param configuration of a plain Flink that is not the service's: a file or its folder; null for the service
 * @param patience for how long main() may take
 */
public record PreflightPlan(
        Path jar,
        @Nullable String mainClass,
        String runtime,
        Size size,
        Checkpoints checkpoints,
        Map<String, Map<String, String>> properties,
        @Nullable Path configuration,
        Duration patience) {

    private static final String OF_FLINK = "drey.flink";
    private static final String OF_SERVICE = "drey";

    /** How widely it runs. */
    public record Size(int parallelism, int parallelismPerKpu) {

        /** As the service has it for an application that says nothing. */
        public static final Size USUAL = new Size(1, 1);
    }

    /** What the service decides. */
    public record Checkpoints(boolean enabled, long intervalMillis, long pauseMillis) {

        /** As the service has it for an application that says nothing. */
        public static final Checkpoints USUAL = new Checkpoints(true, 60_000, 5_000);
    }

    /** Keeps a copy. */
    public PreflightPlan {
        properties = Map.copyOf(properties);
    }

    /** What the application sets of Flink's. */
    Map<String, String> ofFlink() {
        return new TreeMap<>(properties.getOrDefault(OF_FLINK, Map.of()));
    }

    /** What the program reads. */
    Map<String, Map<String, String>> ofProgram() {
        Map<String, Map<String, String>> own = new LinkedHashMap<>(properties);
        own.remove(OF_FLINK);
        own.remove(OF_SERVICE);
        return own;
    }
}
