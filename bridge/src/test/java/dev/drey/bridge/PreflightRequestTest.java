package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreflightRequestTest {

    @TempDir
    private Path folder;

    private PreflightRequest read(String json) throws IOException {
        return PreflightRequest.read(Files.writeString(folder.resolve("request.json"), json));
    }

    @Test
    void whatIsMissingIsLeftToTheProgram() throws IOException {
        PreflightRequest request = read("{\"jar\": \"/a.jar\", \"mainClass\": null, \"patienceMillis\": 2000}");

        assertThat(request.jar()).isEqualTo(Path.of("/a.jar"));
        assertThat(request.mainClass()).isEmpty();
        assertThat(request.checkpoints()).isEmpty();
        assertThat(request.patience()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theServicesCheckpointsAndSettingsAreRead() throws IOException {
        PreflightRequest request = read("""
                {"jar": "/a.jar", "mainClass": "org.example.Job", "patienceMillis": 1, "settings": {"a": "b"}, "chosen": ["a"],
                 "checkpoints": {"enabled": true, "intervalMillis": 60000, "minPauseMillis": 5000}}""");

        assertThat(request.mainClass()).hasValue("org.example.Job");
        assertThat(request.configuration().toMap()).containsEntry("a", "b");
        assertThat(request.chosen()).containsExactly("a");
        assertThat(request.checkpoints()).hasValue(CheckpointSettings.every(60_000, 5000));
        assertThat(read("{\"jar\": \"/a.jar\", \"checkpoints\": {\"enabled\": false}}")
                        .checkpoints())
                .hasValue(CheckpointSettings.DISABLED);
    }
}
