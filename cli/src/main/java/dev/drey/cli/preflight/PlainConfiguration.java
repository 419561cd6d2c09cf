package dev.drey.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of a plain Flink: {@code config.yaml}, or {@code flink-conf.yaml} of former versions. */
final class PlainConfiguration {

    private static final List<String> NAMES = List.of("config.yaml", "flink-conf.yaml");

    private PlainConfiguration() {}

    /** @throws IOException with a message for the person, when there is none */
    static Map<String, String> read(Path place) throws IOException {
        Path file = Files.isDirectory(place)
                ? NAMES.stream()
                        .map(place::resolve)
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IOException("There is neither " + String.join(" nor ", NAMES) + " in "
                                + place + ". Name Flink's configuration file, or its folder."))
                : place;
        Map<String, String> settings = new TreeMap<>();
        flatten("", new YAMLMapper().readTree(Files.readString(file)), settings);
        return settings;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            StringBuilder values = new StringBuilder();
            node.forEach(value -> values.append(values.isEmpty() ? "" : ";").append(value.asText()));
            into.put(prefix, values.toString());
        } else if (node.isValueNode() && !node.isNull()) {
            into.put(prefix, node.asText());
        }
    }
}
