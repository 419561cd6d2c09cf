package dev.drey.cluster.process;

import dev.drey.cluster.SettingNames;
import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The file from which a Flink process reads its settings: its name, its syntax and the settings' names. */
final class SettingsFile {

    private SettingsFile() {}

    static void write(Path folder, RuntimeEnvironment environment, Map<String, String> settings) throws IOException {
        Map<String, String> named = new TreeMap<>(SettingNames.in(environment, settings));
        if (environment == RuntimeEnvironment.FLINK_1_18) {
            // Not YAML, whatever its name: a value is all that follows the colon, quotes included.
            Files.writeString(folder.resolve("flink-conf.yaml"), lines(named, false));
        } else {
            Files.writeString(folder.resolve("config.yaml"), lines(named, true));
        }
    }

    private static String lines(Map<String, String> settings, boolean yaml) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + (yaml ? Quoted.text(entry.getValue()) : entry.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
