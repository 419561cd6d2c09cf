package dev.drey.cluster;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All settings that a line of Flink knows, as read from its own classes when this build was made. */
final class FlinkOptions {

    private static final Map<RuntimeEnvironment, FlinkOptions> KNOWN = new ConcurrentHashMap<>();
    private static final String ALIAS = "is";

    private final Map<String, FlinkOption> options = new HashMap<>();
    private final Map<String, String> presentNames = new HashMap<>();

    private FlinkOptions(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            List<String> words = Arrays.asList(line.split(" "));
            String key = words.get(0);
            if (words.get(1).equals(ALIAS)) {
                presentNames.put(key, words.get(2));
            } else {
                options.put(key, new FlinkOption(key, words.get(1), words.subList(2, words.size())));
            }
        });
    }

    static FlinkOptions of(RuntimeEnvironment environment) {
        return KNOWN.computeIfAbsent(environment, FlinkOptions::read);
    }

    /** The setting of that name, or of that former name. */
    Optional<FlinkOption> find(String key) {
        return Optional.ofNullable(options.get(presentNames.getOrDefault(key, key)));
    }

    /** All present names. */
    Collection<String> keys() {
        return options.keySet();
    }

    private static FlinkOptions read(RuntimeEnvironment environment) {
        String version = environment.flinkVersion();
        String resource = "flink-" + version.substring(0, version.lastIndexOf('.')) + ".options";
        try (InputStream in = FlinkOptions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("This build of Drey lacks " + resource + ".");
            }
            return new FlinkOptions(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
