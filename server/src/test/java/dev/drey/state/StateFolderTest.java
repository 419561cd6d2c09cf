package dev.drey.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path root;

    private StateFolder state;

    @BeforeEach
    void open() {
        String clicks = root.resolve("clicks").toUri().toString();
        state = new StateFolder(new LocalStateFiles(), clicks, clicks);
    }

    private static String location(Path folder) {
        return StateLocation.plain(folder.toUri().toString());
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

        assertThat(state.findNewestCheckpoint("job")).contains(location(tenth));
    }

    @Test
    void checkpointWithoutMetadataWasNeverCompleted() throws IOException {
        Path complete = checkpoint("job", "chk-1");
        Files.createFile(complete.resolve("_metadata"));
        checkpoint("job", "chk-2");

        assertThat(state.findNewestCheckpoint("job")).contains(location(complete));
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

    @Test
    void olderCheckpointIsTheNewestBeforeTheGivenOneThoughThatIsGone() throws IOException {
        Files.createFile(checkpoint("job", "chk-8").resolve("_metadata"));
        Path ninth = checkpoint("job", "chk-9");
        Files.createFile(ninth.resolve("_metadata"));
        String gone = ninth.resolveSibling("chk-12").toUri().toString();

        assertThat(state.findOlderCheckpoint(gone)).contains(location(ninth));
    }

    @Test
    void savepointsAndFoldersOfOthersHaveNoOlderCheckpoint() throws IOException {
        Path savepoint = Files.createDirectories(root.resolve("clicks/savepoints/savepoint-1"));
        Path other = Files.createDirectories(root.resolve("other/checkpoints/job/chk-2"));

        assertThat(state.findOlderCheckpoint(savepoint.toUri().toString())).isEmpty();
        assertThat(state.findOlderCheckpoint(other.toUri().toString())).isEmpty();
    }

    @Test
    void savepointThatTheJobStoppedWithIsNewerThanItsCheckpoints() throws IOException {
        Files.createFile(checkpoint("0123456789", "chk-8").resolve("_metadata"));
        Path older = savepoint("savepoint-012345-a", 7);
        assertThat(state.findNewest("0123456789"))
                .hasValueSatisfying(path -> assertThat(path).contains("chk-8"));

        Path newer = savepoint("savepoint-012345-b", 9);
        assertThat(older).exists();
        assertThat(state.findNewest("0123456789")).contains(location(newer));
    }

    @Test
    void savepointThatIsIncompleteOrOfAnotherJobIsPassedOver() throws IOException {
        Files.createFile(checkpoint("0123456789", "chk-8").resolve("_metadata"));
        Files.createFile(Files.createDirectories(root.resolve("clicks/savepoints/savepoint-012345-c"))
                .resolve("_metadata"));
        Path unused = savepoint("savepoint-999999-d", 99);

        assertThat(state.findNewest("0123456789"))
                .hasValueSatisfying(path -> assertThat(path).contains("chk-8"));
    }

    private Path savepoint(String name, long number) throws IOException {
        Path savepoint =
                Files.createDirectories(root.resolve("clicks/savepoints").resolve(name));
        ByteBuffer header = ByteBuffer.allocate(16).putInt(0x4960672d).putInt(4).putLong(number);
        Files.write(savepoint.resolve("_metadata"), header.array());
        return savepoint;
    }

    @Test
    void laterCheckpointIsTheOneWithTheHigherNumber() {
        assertThat(StateFolder.later("file:/job/chk-9/", "file:/job/chk-10")).isEqualTo("file:/job/chk-10");
    }

    @Test
    void checkpointsOfOtherJobsGoUnlessTheyAreNeeded() throws IOException {
        Path own = checkpoint("own", "chk-5");
        Path shared = checkpoint("named", "shared");
        Path named = checkpoint("named", "chk-2");
        Path former = checkpoint("former", "chk-1");

        assertThat(state.removeCheckpointsOfOthers("own", List.of(named.toUri().toString())))
                .containsExactly("former");

        assertThat(former.getParent()).doesNotExist();
        assertThat(own).exists();
        assertThat(shared).exists();
    }

    @Test
    void checkpointThatGoesOnWithOtherFilesNamesTheirFolders() throws IOException {
        String former = "0123456789abcdef0123456789abcdef";
        String savepoint = "savepoint-012345-6789abcdef01";
        Path own = checkpoint("own", "chk-5");
        String metadata = "\0\7file:/state/checkpoints/" + former + "/shared/0b7c\0file:/state/changelog/"
                + former.replace('0', '1') + "/x\0file:/state/savepoints/" + savepoint + "/0d1e";
        Files.writeString(own.resolve("_metadata"), metadata, StandardCharsets.ISO_8859_1);

        assertThat(state.findReferredTo(own.toUri().toString()))
                .containsExactlyInAnyOrder(former, former.replace('0', '1'), savepoint);
        assertThat(state.findReferredTo("file:/nowhere/chk-1")).isEmpty();
        assertThat(state.needs("file:/state/savepoints/" + savepoint)).isTrue();
        assertThat(state.needs("file:/state/savepoints/savepoint-012345-6789abcdef02"))
                .isFalse();
        assertThat(state.needs("file:/state/checkpoints/" + former + "/chk-3")).isTrue();
        assertThat(state.needs(own.toUri().toString())).isFalse();
    }

    @Test
    void whatNothingNeedsIsToldFromTheRest() throws IOException {
        Path own = checkpoint("own", "chk-5");
        Path savepoint = savepoint("savepoint-1", 3);

        assertThat(own).exists();
        assertThat(state.hasOtherThan("own", List.of(savepoint.toUri().toString())))
                .isFalse();
        assertThat(state.hasOtherThan("own", List.of())).isTrue();
        assertThat(state.hasOtherThan("new", List.of(savepoint.toUri().toString())))
                .isTrue();
    }

    @Test
    void savepointsThatNobodyNamesGo() throws IOException {
        Path named = Files.createDirectories(root.resolve("clicks/savepoints/savepoint-1"));
        Path unnamed = Files.createDirectories(root.resolve("clicks/savepoints/savepoint-2"));

        assertThat(state.removeSavepointsBut(List.of(named.toUri().toString()))).containsExactly("savepoint-2");

        assertThat(named).exists();
        assertThat(unnamed).doesNotExist();
    }
}
