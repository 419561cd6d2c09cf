package dev.drey;

import dev.drey.config.SecretFile;
import dev.drey.config.Setting;
import dev.drey.config.Settings;
import dev.drey.config.SettingsProblem;
import dev.drey.config.SettingsReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings as options of a command. A flag wins over the environment, and the environment over the file. */
final class SettingsOptions {

    private final Map<String, String> flags = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with settings, one key=value a line; default ~/.config/drey/drey.properties.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds everything; default ~/.drey.")
    void data(String value) {
        flags.put(Setting.DATA.key(), value);
    }

    @Option(names = "--port", paramLabel = "N", description = "Port on loopback; default 4577, 0 for any free one.")
    void port(String value) {
        flags.put(Setting.PORT.key(), value);
    }

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any other setting; docs/configuration.md lists them.")
    void set(Map<String, String> values) {
        flags.putAll(values);
    }

    Settings read() throws IOException, SettingsProblem {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        return new SettingsReader(flags, environment, file(environment, home), home).read();
    }

    private Map<String, String> file(Map<String, String> environment, Path home) throws IOException {
        Path named = file;
        if (named == null && environment.containsKey("DREY_CONFIG")) {
            named = Path.of(environment.get("DREY_CONFIG"));
        }
        Path usual = home.resolve(".config/drey/drey.properties");
        if (named == null && !Files.exists(usual)) {
            return Map.of();
        }
        Path chosen = named == null ? usual : named;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(chosen)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new IOException("The settings in " + chosen + " cannot be read: " + failure.getMessage(), failure);
        }
        if (!properties.getProperty(Setting.SECRET_KEY.key(), "").isEmpty()) {
            SecretFile.requirePrivate(chosen);
        }
        Map<String, String> values = new HashMap<>();
        properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
        return values;
    }
}
