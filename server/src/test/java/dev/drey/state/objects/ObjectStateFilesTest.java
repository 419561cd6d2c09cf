package dev.drey.state.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.objectstore.EmbeddedObjectStore;
import dev.drey.state.StateFiles;
import dev.drey.state.StateFilesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStateFilesTest implements StateFilesContract {

    @TempDir
    Path root;

    private EmbeddedObjectStore objects;

    @BeforeEach
    void open() throws IOException {
        objects = EmbeddedObjectStore.open(root, List.of());
        Files.createDirectories(root.resolve("bucket"));
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Override
    public StateFiles files() {
        return new ObjectStateFiles(objects);
    }

    @Override
    public String folder() {
        return "s3://bucket/state/clicks";
    }

    @Override
    public void put(String location, String content) throws IOException {
        Path file = root.resolve(location.substring("s3://".length()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void bothSchemesNameTheSamePlace() throws IOException {
        put(folder() + "/a", "");

        assertThat(files().list("s3a://bucket/state/clicks")).containsExactly("a");
    }

    @Test
    void bucketThatIsGoneIsEmpty() throws IOException {
        assertThat(files().list("s3://other/state")).isEmpty();
        files().remove("s3://other/state");
    }

    @Test
    void wholeBucketIsNeverRemoved() throws IOException {
        put("s3://bucket/precious", "");

        assertThatThrownBy(() -> files().remove("s3://bucket/")).hasMessageContaining("names no folder");
        assertThatThrownBy(() -> files().remove("s3://bucket/a/../..")).isInstanceOf(IOException.class);
        assertThat(root.resolve("bucket/precious")).exists();
    }

    @Test
    void foldersThatHoldNothingElseGoAlong() throws IOException {
        put(folder() + "/a", "");
        put("s3://bucket/precious", "");

        files().remove(folder());

        assertThat(root.resolve("bucket/state")).doesNotExist();
        assertThat(root.resolve("bucket/precious")).exists();
    }
}
