package dev.drey.http.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.ApplicationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** Code that comes with the request: kept byte for byte, and told of by MD5 and size alone. */
class InlineCodeTest {

    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";
    private static final int LARGEST = 52_428_800;

    @TempDir
    Path folder;

    private ApiServer server;
    private KinesisAnalyticsV2Client client;

    @BeforeEach
    void start() throws Exception {
        server = new ApiServer(folder);
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApplicationDetail create(String name, byte[] code) {
        return client.createApplication(ApiServer.minimal(name)
                        .applicationConfiguration(c -> c.applicationCodeConfiguration(a -> a.codeContentType("ZIPFILE")
                                .codeContent(content -> content.zipFileContent(SdkBytes.fromByteArray(code)))))
                        .build())
                .applicationDetail();
    }

    private ApplicationDetail update(String name, long version, CodeContentUpdate code) {
        return client.updateApplication(UpdateApplicationRequest.builder()
                        .applicationName(name)
                        .currentApplicationVersionId(version)
                        .applicationConfigurationUpdate(
                                c -> c.applicationCodeConfigurationUpdate(u -> u.codeContentUpdate(code)))
                        .build())
                .applicationDetail();
    }

    private static CodeContentUpdate zip(String code) {
        return CodeContentUpdate.builder()
                .zipFileContentUpdate(SdkBytes.fromUtf8String(code))
                .build();
    }

    private static CodeContentDescription code(ApplicationDetail detail) {
        return detail.applicationConfigurationDescription()
                .applicationCodeConfigurationDescription()
                .codeContentDescription();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.startsWith(folder.resolve("applications")))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Test
    void isDescribedByMd5AndSizeAndKeptOutsideOfTheRegistry() throws Exception {
        CodeContentDescription described = code(create("inline", "hello".getBytes(UTF_8)));

        assertThat(described.codeMD5()).isEqualTo(HELLO_MD5);
        assertThat(described.codeSize()).isEqualTo(5);
        assertThat(described.s3ApplicationCodeLocationDescription()).isNull();
        assertThat(described.textContent()).isNull();
        assertThat(code(client.describeApplication(r -> r.applicationName("inline"))
                        .applicationDetail()))
                .isEqualTo(described);
        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasContent("hello"));
    }

    @Test
    void mayBeAsLargeAsAwsAllowsAndNoLarger() throws Exception {
        byte[] largest = new byte[LARGEST];

        assertThat(code(create("large", largest)).codeSize()).isEqualTo(LARGEST);
        assertThatThrownBy(() -> create("larger", new byte[LARGEST + 1])).isInstanceOf(InvalidArgumentException.class);
        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(largest));
    }

    @Test
    void isReplacedByAnUpdateAndTheFormerVersionKeepsItsOwn() throws Exception {
        create("updated", "hello".getBytes(UTF_8));

        ApplicationDetail after = update("updated", 1, zip("hello again"));

        assertThat(code(after).codeSize()).isEqualTo(11);
        assertThat(code(client.describeApplicationVersion(
                                        r -> r.applicationName("updated").applicationVersionId(1L))
                                .applicationVersionDetail())
                        .codeMD5())
                .isEqualTo(HELLO_MD5);
        assertThat(files()).hasSize(2);
    }

    @Test
    void takesThePlaceOfAnObjectInABucketAndTheOtherWayRound() {
        server.createIn(ApplicationStatus.READY, "moved");

        assertThat(code(update("moved", 1, zip("hello"))).s3ApplicationCodeLocationDescription())
                .isNull();
        server.bring("moved", ApplicationStatus.READY);
        assertThatThrownBy(() -> update(
                        "moved",
                        2,
                        CodeContentUpdate.builder()
                                .s3ContentLocationUpdate(s3 -> s3.fileKeyUpdate("clicks.jar"))
                                .build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Give both BucketARNUpdate and FileKeyUpdate");
        CodeContentDescription back = code(update(
                "moved",
                2,
                CodeContentUpdate.builder()
                        .s3ContentLocationUpdate(
                                s3 -> s3.bucketARNUpdate("arn:aws:s3:::jobs").fileKeyUpdate("clicks.jar"))
                        .build()));
        assertThat(back.s3ApplicationCodeLocationDescription().fileKey()).isEqualTo("clicks.jar");
        assertThat(back.codeSize()).isEqualTo(3);
    }

    @Test
    void ofARefusedApplicationIsNotKept() throws Exception {
        create("taken", "hello".getBytes(UTF_8));

        assertThatThrownBy(() -> create("taken", "other".getBytes(UTF_8))).isInstanceOf(ResourceInUseException.class);

        assertThat(files()).hasSize(1);
        assertThat(folder.resolve("uploads")).isEmptyDirectory();
        try (Stream<Path> applications = Files.list(folder.resolve("applications"))) {
            assertThat(applications).hasSize(1);
        }
    }
}
