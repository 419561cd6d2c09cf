package dev.drey.cli.remote;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The file with the settings of this user's services; docs/configuration.md tells where it is. */
final class SettingsFile {

    private SettingsFile() {}

    /** By key; empty when there is no such file. */
    static Map<String, String> read(Map<String, String> environment, Path home) throws IOException {
        String named = environment.get("DREY_CONFIG");
        Path file = named == null ? home.resolve(".config/drey/drey.properties") : Path.of(named);
        if (named == null && !Files.exists(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new IOException("The settings in " + file + " cannot be read: " + failure.getMessage(), failure);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
