package dev.drey.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageOutageTest {

    @TempDir
    private Path folder;

    @Test
    void nothingCanBeCreatedUntilItIsOver() throws Exception {
        StorageOutage outage = new StorageOutage("root".equals(System.getProperty("user.name")));
        assumeTrue(outage.isPossible(folder), "this file system refuses new files to root in no way");
        Path shared = Files.createDirectories(folder.resolve("job/shared"));
        Path kept = Files.writeString(shared.resolve("kept"), "still here");

        outage.begin(List.of(folder));
        try {
            assertThatThrownBy(() -> Files.createDirectory(folder.resolve("another")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Files.createDirectory(folder.resolve("job/chk-1")))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Files.createFile(shared.resolve("new"))).isInstanceOf(IOException.class);
            assertThat(kept).hasContent("still here");
        } finally {
            outage.end(List.of(folder));
        }

        assertThat(Files.createDirectory(folder.resolve("job/chk-1"))).isDirectory();
    }
}
