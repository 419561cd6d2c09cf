package dev.drey.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link StateFiles} keeps to. */
public interface StateFilesContract {

    StateFiles files();

    /** A folder for this test, as a location, which need not exist. */
    String folder();

    /** Puts a file there, making the folders above. */
    void put(String location, String content) throws Exception;

    @Test
    default void whatLiesInAFolderIsListedByName() throws Exception {
        put(folder() + "/job/chk-1/_metadata", "one");
        put(folder() + "/job/chk-2/_metadata", "two");
        put(folder() + "/job/file", "");

        assertThat(files().list(folder() + "/job")).containsExactlyInAnyOrder("chk-1", "chk-2", "file");
    }

    @Test
    default void whatIsNotThereIsEmpty() throws Exception {
        assertThat(files().list(folder() + "/nowhere")).isEmpty();
        assertThat(files().read(folder() + "/nowhere/_metadata", 0)).isEmpty();
        files().remove(folder() + "/nowhere");
    }

    @Test
    default void folderIsNoFile() throws Exception {
        put(folder() + "/job/chk-1/_metadata", "one");

        assertThat(files().read(folder() + "/job/chk-1", 0)).isEmpty();
    }

    @Test
    default void asMuchOfAFileIsReadAsIsAskedFor() throws Exception {
        put(folder() + "/chk-1/_metadata", "metadata");

        assertThat(files().read(folder() + "/chk-1/_metadata", 4)).contains(bytes("meta"));
        assertThat(files().read(folder() + "/chk-1/_metadata", Integer.MAX_VALUE))
                .contains(bytes("metadata"));
        assertThat(files().read(folder() + "/chk-1/_metadata", 0)).contains(bytes(""));
    }

    @Test
    default void removedFolderTakesAllAlongAndNothingElse() throws Exception {
        put(folder() + "/a/chk-1/_metadata", "");
        put(folder() + "/a/shared/file", "");
        put(folder() + "/ab/chk-1/_metadata", "");

        files().remove(folder() + "/a");

        assertThat(files().list(folder())).containsExactly("ab");
        assertThat(files().read(folder() + "/ab/chk-1/_metadata", 0)).isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
