package dev.drey.cli.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which service a command speaks to. A flag wins over the environment. */
public final class ServiceOptions {

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The service; default AWS_ENDPOINT_URL, else the one that runs on the data folder.")
    private @Nullable URI endpoint;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the service; default DREY_DATA, else ~/.drey.")
    private @Nullable Path data;

    /** @throws UnreachableException when no service answers */
    public Service connect() throws IOException {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        DataFolder folder = DataFolder.of(data, environment, home);
        Optional<URI> named = findNamed(endpoint, data, environment);
        URI chosen = named.isPresent()
                ? named.get()
                : folder.findAnnouncedEndpoint().orElseThrow(() -> UnreachableException.nothingAnnounced(folder));
        return Service.find(chosen, Access.find(environment, home))
                .orElseThrow(() -> UnreachableException.noAnswer(chosen, folder));
    }

    /** Empty when the data folder is to say where the service is. */
    static Optional<URI> findNamed(@Nullable URI endpoint, @Nullable Path data, Map<String, String> environment) {
        if (endpoint != null) {
            return Optional.of(endpoint);
        }
        String variable = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        return data != null || variable.isBlank() ? Optional.empty() : Optional.of(URI.create(variable));
    }

    /** How the same service is reached again from the same terminal. */
    public Invocation invocation() {
        String again = (endpoint == null ? "" : " --endpoint " + endpoint) + (data == null ? "" : " --data " + data);
        return Invocation.now(again);
    }
}
