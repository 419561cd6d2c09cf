package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockSettingsTest {

    @Test
    void onlyTheMemoryAndTheSlotsAreTheServicesOwn() {
        String yaml = StockSettings.yaml(
                List.of(
                        "heartbeat.interval: \"500 ms\"",
                        "s3.secret-key: \"secret\"",
                        "taskmanager.host: \"127.0.0.1\"",
                        "taskmanager.memory.managed.size: \"266m\"",
                        "taskmanager.numberOfTaskSlots: \"1\""),
                Path.of("/plain"),
                6123,
                8081);

        assertThat(yaml.lines())
                .startsWith("taskmanager.memory.managed.size: \"266m\"", "taskmanager.numberOfTaskSlots: \"1\"")
                .contains("rest.port: 8081", "jobmanager.rpc.port: 6123", "web.upload.dir: /plain/upload")
                .noneMatch(line -> line.startsWith("heartbeat") || line.startsWith("s3"));
        assertThat(yaml.lines().filter(line -> line.startsWith("taskmanager.host:")))
                .hasSize(1);
    }
}
