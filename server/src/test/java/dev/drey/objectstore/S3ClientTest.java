package dev.drey.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The AWS SDK against the store, with signatures accepted unseen and with signatures verified. */
@ParameterizedClass
@MethodSource("keys")
class S3ClientTest {

    private static final int PART = 5 << 20;
    private static final String BUCKET = "bucket-one";

    private final List<AccessKey> keys;

    @TempDir
    Path folder;

    private S3Server server;
    private S3Client s3;

    S3ClientTest(List<AccessKey> keys) {
        this.keys = keys;
    }

    static Stream<List<AccessKey>> keys() {
        return Stream.of(List.of(), List.of(new AccessKey("AKIDOTHER", "other"), S3Server.KEY));
    }

    @BeforeEach
    void createBucket() {
        server = S3Server.start(folder, keys);
        s3 = server.client(S3Server.KEY);
        s3.createBucket(b -> b.bucket(BUCKET));
    }

    @AfterEach
    void stop() {
        s3.close();
        server.close();
    }

    @Test
    void keysOfManyKindsComeBack() {
        List<String> names =
                List.of("plain", "a b", "a+b", "a%2Fb", "ünï/日本", "q?x=1&y", "semi;colon", "(*)!'~", "a=b", "dir/");

        names.forEach(name -> put(name, "content of " + name));

        names.stream()
                .filter(name -> !name.endsWith("/"))
                .forEach(name -> assertThat(get(name)).isEqualTo("content of " + name));
        assertThat(list("")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyChecksumOfTheSdkIsDecoded() {
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.putObject(
                    b -> b.bucket(BUCKET).key("sum").checksumAlgorithm(algorithm),
                    RequestBody.fromString("checked with " + algorithm));

            assertThat(get("sum")).isEqualTo("checked with " + algorithm);
        }
    }

    @Test
    void multipartUploadComesBackIdentical() throws IOException {
        byte[] content = new byte[2 * PART + 17];
        new Random(1).nextBytes(content);
        String upload =
                s3.createMultipartUpload(b -> b.bucket(BUCKET).key("big")).uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int from = 0; from < content.length; from += PART) {
            parts.add(uploadPart(upload, parts.size() + 1, content, from));
        }

        s3.completeMultipartUpload(
                b -> b.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(parts)));

        try (InputStream back = s3.getObject(b -> b.bucket(BUCKET).key("big"))) {
            assertThat(back.readAllBytes()).isEqualTo(content);
        }
        assertThat(server.store().find(BUCKET, "big", null).orElseThrow().size())
                .isEqualTo(content.length);
    }

    @Test
    void rangesAreServed() {
        put("letters", "abcdef");

        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("letters").range("bytes=1-3"))
                        .asUtf8String())
                .isEqualTo("bcd");
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("letters").range("bytes=6-")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidRange"));
    }

    @Test
    void listsByPrefixAndDelimiterInPages() {
        IntStream.range(0, 12).forEach(i -> put("p/" + i % 3 + "/" + i, "x"));

        var folders = s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("p/").delimiter("/"));
        var pages = s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).prefix("p/").maxKeys(5));

        assertThat(folders.commonPrefixes()).extracting("prefix").containsExactly("p/0/", "p/1/", "p/2/");
        assertThat(folders.contents()).isEmpty();
        assertThat(pages.contents()).hasSize(12);
    }

    @Test
    void deletesManyAtOnce() {
        IntStream.range(0, 20).forEach(i -> put("k" + i, "x"));
        List<ObjectIdentifier> all = list("").stream()
                .map(k -> ObjectIdentifier.builder().key(k).build())
                .toList();

        var deleted = s3.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(all)));

        assertThat(deleted.deleted()).hasSize(20);
        assertThat(list("")).isEmpty();
        s3.deleteBucket(b -> b.bucket(BUCKET));
        assertThat(server.store().bucketExists(BUCKET)).isFalse();
    }

    @Test
    void presignedUrlNeedsNoCredentials() throws IOException {
        put("a b+c", "for everyone with the link");

        try (S3Presigner presigner = server.presigner(S3Server.KEY)) {
            var link = presigner.presignGetObject(b -> b.signatureDuration(Duration.ofMinutes(1))
                    .getObjectRequest(r -> r.bucket(BUCKET).key("a b+c")));
            try (InputStream content = link.url().openStream()) {
                assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("for everyone with the link");
            }
        }
    }

    @Test
    void missingThingsHaveTheErrorsOfAmazon() {
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> get("absent"));
        assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> s3.listObjectsV2(b -> b.bucket("absent")));
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.headObject(b -> b.bucket(BUCKET).key("absent")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void keyThatCannotBeAFileIsTheClientsMistake() {
        put("taken", "x");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> put("taken/below", "y"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                .withMessageContaining("no object can have a key under which other objects lie");
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> put("long".repeat(80), "y"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
    }

    private CompletedPart uploadPart(String upload, int number, byte[] content, int from) {
        byte[] part = Arrays.copyOfRange(content, from, Math.min(from + PART, content.length));
        String etag = s3.uploadPart(
                        b -> b.bucket(BUCKET).key("big").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(part))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void put(String key, String content) {
        s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(key.endsWith("/") ? "" : content));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String();
    }

    private List<String> list(String prefix) {
        return s3.listObjectsV2(b -> b.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
