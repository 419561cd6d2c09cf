package dev.drey.cli.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramUploadTest {

    @TempDir
    Path folder;

    @Test
    void theKeyChangesWithTheContentAndIsSafeInAnAddress() throws Exception {
        Path jar = Files.writeString(folder.resolve("my app (1).jar"), "one");
        String key = ProgramUpload.key(jar);

        assertThat(key).isEqualTo("my-app--1--7692c3ad3540.jar").isEqualTo(ProgramUpload.key(jar));
        assertThat(ProgramUpload.key(Files.writeString(jar, "two"))).isNotEqualTo(key);
    }

    @Test
    void aSnapshotIsNamedForItsTime() {
        assertThat(SnapshotCommand.nameAt(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("snapshot-20260102-030405");
    }
}
