package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {

    @Test
    void allFilesOfTheJobCountAndNoneOfAnother(@TempDir Path root) throws IOException {
        write(root.resolve("checkpoints/job/chk-7/_metadata"), 10);
        write(root.resolve("checkpoints/job/shared/one"), 100);
        write(root.resolve("changelog/job/change"), 1_000);
        write(root.resolve("checkpoints/other/chk-1/_metadata"), 10_000);

        assertThat(DiskUse.ofJob(root.resolve("checkpoints/job/chk-7").toUri().toString()))
                .isEqualTo(1_110);
    }

    private static void write(Path file, int bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
    }
}
