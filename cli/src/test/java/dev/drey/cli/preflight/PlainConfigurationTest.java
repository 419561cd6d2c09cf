package dev.drey.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlainConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void nestedKeysListsAndFlatOnesAreTheSame() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), """
                execution:
                  checkpointing:
                    interval: 1 min
                restart-strategy.type: none
                classloader:
                  parent-first-patterns:
                    additional: [org.example., com.example.]
                """);

        assertThat(PlainConfiguration.read(folder))
                .isEqualTo(Map.of(
                        "execution.checkpointing.interval", "1 min",
                        "restart-strategy.type", "none",
                        "classloader.parent-first-patterns.additional", "org.example.;com.example."));
    }

    @Test
    void theFormerFileIsReadAsWell() throws IOException {
        Path former =
                Files.writeString(folder.resolve("flink-conf.yaml"), "state.checkpoints.dir: file:///mnt/state\n");

        assertThat(PlainConfiguration.read(folder)).isEqualTo(PlainConfiguration.read(former));
        assertThat(PlainConfiguration.read(former)).containsEntry("state.checkpoints.dir", "file:///mnt/state");
    }

    @Test
    void aFolderWithoutOneIsNamed() {
        assertThatThrownBy(() -> PlainConfiguration.read(folder))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("config.yaml");
    }
}
