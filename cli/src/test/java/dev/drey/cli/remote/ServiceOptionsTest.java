package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceOptionsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    private static final Path FOLDER = Path.of("/data");

    @Test
    void theEndpointFlagWinsOverAll() {
        assertThat(ServiceOptions.findNamed(URI.create("http://127.0.0.1:2"), FOLDER, ENVIRONMENT))
                .contains(URI.create("http://127.0.0.1:2"));
    }

    @Test
    void theDataFlagWinsOverTheEnvironment() {
        assertThat(ServiceOptions.findNamed(null, FOLDER, ENVIRONMENT)).isEmpty();
    }

    @Test
    void theEnvironmentWinsOverTheUsualDataFolder() {
        assertThat(ServiceOptions.findNamed(null, null, ENVIRONMENT)).contains(URI.create("http://127.0.0.1:1"));
    }
}
