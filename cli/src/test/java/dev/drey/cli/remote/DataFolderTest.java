package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final Path HOME = Path.of("/home/ann");

    @TempDir
    private Path folder;

    @Test
    void theNamedFolderWinsThenTheEnvironmentThenTheUsualOne() {
        Map<String, String> environment = Map.of("DREY_DATA", "~/flink");

        assertThat(DataFolder.of(Path.of("/data"), environment, HOME).root()).isEqualTo(Path.of("/data"));
        assertThat(DataFolder.of(null, environment, HOME).root()).isEqualTo(Path.of("/home/ann/flink"));
        assertThat(DataFolder.of(null, Map.of(), HOME).root()).isEqualTo(Path.of("/home/ann/.drey"));
    }

    @Test
    void theServiceIsFoundWhereItAnnouncedItself() throws IOException {
        Files.writeString(folder.resolve("service.properties"), "uri=http\\://127.0.0.1\\:4577\npid=1\n");

        assertThat(new DataFolder(folder).findAnnouncedEndpoint()).contains(URI.create("http://127.0.0.1:4577"));
        assertThat(new DataFolder(folder).findAnnouncedPid()).contains(1L);
    }

    @Test
    void aFolderWithoutAServiceAnnouncesNone() throws IOException {
        assertThat(new DataFolder(folder).findAnnouncedEndpoint()).isEmpty();
    }
}
