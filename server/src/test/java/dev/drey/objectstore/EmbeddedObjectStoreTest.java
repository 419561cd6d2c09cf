package dev.drey.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class EmbeddedObjectStoreTest {

    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    @TempDir
    Path folder;

    @TempDir
    Path work;

    private S3Server server;
    private EmbeddedObjectStore store;

    @BeforeEach
    void putOneObject() {
        server = S3Server.start(folder, List.of());
        store = server.store();
        try (S3Client s3 = server.client(S3Server.KEY)) {
            s3.createBucket(b -> b.bucket("apps"));
            s3.putObject(b -> b.bucket("apps").key("jars/a b.jar"), RequestBody.fromString("hello"));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findsWhatAClientPut() {
        assertThat(store.find("apps", "jars/a b.jar", null)).contains(new ObjectSummary(5, HELLO_MD5));
        assertThat(store.find("apps", "jars/a b.jar", "null")).contains(new ObjectSummary(5, HELLO_MD5));
    }

    @Test
    void knowsTheMd5OfWhatWasPutInPartsToo() {
        try (S3Client s3 = server.client(S3Server.KEY)) {
            String upload = s3.createMultipartUpload(b -> b.bucket("apps").key("parts.jar"))
                    .uploadId();
            String etag = s3.uploadPart(
                            b -> b.bucket("apps")
                                    .key("parts.jar")
                                    .uploadId(upload)
                                    .partNumber(1),
                            RequestBody.fromString("hello"))
                    .eTag();
            s3.completeMultipartUpload(b -> b.bucket("apps")
                    .key("parts.jar")
                    .uploadId(upload)
                    .multipartUpload(m -> m.parts(
                            CompletedPart.builder().partNumber(1).eTag(etag).build())));
        }

        assertThat(store.md5("apps", "jars/a b.jar", null)).isEqualTo(HELLO_MD5);
        assertThat(store.md5("apps", "parts.jar", null)).isEqualTo(HELLO_MD5);
        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.md5("apps", "other.jar", null))
                .withMessageContaining("other.jar");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(store.find("apps", "jars", null)).isEmpty();
        assertThat(store.find("apps", "other.jar", null)).isEmpty();
        assertThat(store.find("nowhere", "jars/a b.jar", null)).isEmpty();
        assertThat(store.find("apps", "jars/a b.jar", "3sL4kqtJlcpXroDTDmJ")).isEmpty();
    }

    @Test
    void keysCannotLeaveTheirBucket() throws IOException {
        Files.writeString(folder.resolve("outside"), "secret");

        assertThat(store.find("apps", "../outside", null)).isEmpty();
        assertThat(store.find("..", "outside", null)).isEmpty();
        assertThat(store.bucketExists("../" + folder.getFileName())).isFalse();
    }

    @Test
    void fetchesIntoAFile() {
        Path target = work.resolve("program.jar");

        store.fetch("apps", "jars/a b.jar", null, target);

        assertThat(target).hasContent("hello");
        assertThat(work).isDirectoryContaining(target::equals);
        assertThat(work.toFile().list()).hasSize(1);
    }

    @Test
    void fetchSaysWhatIsMissing() {
        Path target = work.resolve("program.jar");

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.fetch("nowhere", "x", null, target))
                .withMessageContaining("no bucket \"nowhere\"");
        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.fetch("apps", "x", null, target))
                .withMessageContaining("no object \"x\" in bucket \"apps\"");
        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.fetch("apps", "jars/a b.jar", "v7", target))
                .withMessageContaining("no version \"v7\"");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void failedFetchLeavesAnExistingFileAlone() throws IOException {
        Path target = work.resolve("occupied");
        Files.createDirectory(target);
        Files.writeString(target.resolve("inside"), "kept");

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> store.fetch("apps", "jars/a b.jar", null, target))
                .withMessageContaining("s3://apps/jars/a b.jar could not be copied to " + target);
        assertThat(target.resolve("inside")).hasContent("kept");
        assertThat(work.toFile().list()).containsExactly("occupied");
    }

    @Test
    void bucketsAreKnownByName() {
        assertThat(store.bucketExists("apps")).isTrue();
        assertThat(store.bucketExists("nowhere")).isFalse();
    }

    @Test
    void lostFolderIsReported() throws IOException {
        Path lost = work.resolve("store");
        EmbeddedObjectStore other = EmbeddedObjectStore.open(lost, List.of());
        Files.delete(lost);

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> other.bucketExists("apps"))
                .withMessage("The object store cannot be reached: its folder " + lost + " cannot be read");
    }

    @Test
    void folderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(work.resolve("file"), "");

        assertThatExceptionOfType(ObjectStoreException.class)
                .isThrownBy(() -> EmbeddedObjectStore.open(file, List.of()))
                .withMessageContaining("cannot use its folder " + file);
    }
}
