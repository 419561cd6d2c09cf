package dev.drey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockedArtifactTest {

    private static final String SHA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    @Test
    void libraryLiesInLib() {
        LockedArtifact artifact = LockedArtifact.parse("lib org.apache.flink:flink-core:1.20.0 1910736 " + SHA);

        assertThat(artifact)
                .isEqualTo(new LockedArtifact(null, "org.apache.flink", "flink-core", "1.20.0", "", 1_910_736, SHA));
        assertThat(artifact.location()).isEqualTo("lib/flink-core-1.20.0.jar");
        assertThat(artifact.coordinates()).isEqualTo("org.apache.flink:flink-core:1.20.0");
    }

    @Test
    void pluginLiesAloneInItsFolder() {
        LockedArtifact artifact = LockedArtifact.parse("plugin/s3-fs-hadoop g:flink-s3-fs-hadoop:1 7 " + SHA);

        assertThat(artifact.location()).isEqualTo("plugins/s3-fs-hadoop/flink-s3-fs-hadoop-1.jar");
    }

    @Test
    void classifierIsPartOfCoordinatesAndFileName() {
        LockedArtifact artifact = LockedArtifact.parse("lib g:netty:4:linux-x86_64 7 " + SHA);

        assertThat(artifact.coordinates()).isEqualTo("g:netty:4:linux-x86_64");
        assertThat(artifact.location()).isEqualTo("lib/netty-4-linux-x86_64.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib g:a:1 7",
                "lib g:a 7 " + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "lib g:a:1 0 " + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "lib g:../a:1 7 " + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "plugin/../x g:a:1 7 " + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void malformedLineIsRefusedWithTheLine(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LockedArtifact.parse(line))
                .withMessageContaining(line);
    }
}
