package dev.drey.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path root;

    private StateFolder state;

    @BeforeEach
    void open() {
        state = new StateFolder(root.resolve("clicks"));
    }

    private Path checkpoint(String job, String name) throws IOException {
        return Files.createDirectories(
                root.resolve("clicks/checkpoints").resolve(job).resolve(name));
    }

    @Test
    void newestCheckpointIsTheHighestNumberNotTheLastInTheAlphabet() throws IOException {
        Files.createFile(checkpoint("job", "chk-9").resolve("_metadata"));
        Path tenth = checkpoint("job", "chk-10");
        Files.createFile(tenth.resolve("_metadata"));

        assertThat(state.findNewestCheckpoint("job")).contains(tenth.toUri().toString());
    }

    @Test
    void checkpointWithoutMetadataWasNeverCompleted() throws IOException {
        Path complete = checkpoint("job", "chk-1");
        Files.createFile(complete.resolve("_metadata"));
        checkpoint("job", "chk-2");

        assertThat(state.findNewestCheckpoint("job")).contains(complete.toUri().toString());
    }

    @Test
    void jobThatNeverRanHasNoCheckpoint() throws IOException {
        assertThat(state.findNewestCheckpoint("other")).isEmpty();
    }

    @Test
    void savepointIsRemovedWithItsFiles() throws IOException {
        Path savepoint = Files.createDirectories(root.resolve("clicks/savepoints/savepoint-1"));
        Files.createFile(savepoint.resolve("_metadata"));

        state.removeSavepoint(savepoint.toUri().toString());

        assertThat(savepoint).doesNotExist();
        assertThat(savepoint.getParent()).exists();
    }

    @Test
    void whatLiesElsewhereIsNotRemoved() throws IOException {
        Path precious = Files.createDirectories(root.resolve("orders/savepoints/savepoint-1"));

        assertThatThrownBy(() -> state.removeSavepoint(root.toUri() + "clicks/../orders/savepoints/savepoint-1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is left alone");
        assertThat(precious).exists();
    }

    @Test
    void removingTwiceIsNoError() throws IOException {
        checkpoint("job", "chk-1");

        state.remove();
        state.remove();

        assertThat(root.resolve("clicks")).doesNotExist();
    }
}
