package dev.drey.cli.remote;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The folder of a service on this machine, in which it announces itself. */
public record DataFolder(Path root) {

    private static final String USUAL = ".drey";

    /** The named one, else that of the environment, else the usual one below {@code home}. */
    public static DataFolder of(@Nullable Path named, Map<String, String> environment, Path home) {
        String variable = environment.get("DREY_DATA");
        Path chosen = variable == null || variable.isBlank() ? home.resolve(USUAL) : expanded(variable, home);
        return new DataFolder((named == null ? chosen : named).toAbsolutePath().normalize());
    }

    private static Path expanded(String text, Path home) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /** Where the service was announced, whether or not it still answers. */
    public Optional<URI> findAnnouncedEndpoint() throws IOException {
        return findAnnounced("uri").map(URI::create);
    }

    /** The process that announced itself, whether or not it is still there. */
    public Optional<Long> findAnnouncedPid() throws IOException {
        return findAnnounced("pid").map(Long::valueOf);
    }

    private Optional<String> findAnnounced(String property) throws IOException {
        Path file = root.resolve("service.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.ofNullable(properties.getProperty(property));
    }

    /** What a service writes that was started in the background. */
    public Path log() {
        return root.resolve("service.log");
    }
}
