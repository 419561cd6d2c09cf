package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOption;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContent;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.LimitExceededException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ParallelismConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TooManyTagsException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnsupportedOperationException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.VpcConfiguration;

/** Applications that cannot be created, by the error that says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedApplicationTest {

    private static final Class<?> INVALID = InvalidArgumentException.class;
    private static final Class<?> UNSUPPORTED = UnsupportedOperationException.class;

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLINK-1_6", "FLINK-1_13", "FLINK-1_15", "SQL-1_0", "ZEPPELIN-FLINK-3_0"})
    void runtimeThatCannotBeRunIsUnsupported(String runtime) {
        assertRefused(
                r -> r.runtimeEnvironment(runtime),
                UnsupportedOperationException.class,
                "FLINK-1_20, FLINK-2_2, FLINK-2_3");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void contradictionIsRefusedInPlainWords(
            String what,
            Consumer<CreateApplicationRequest.Builder> change,
            Class<? extends KinesisAnalyticsV2Exception> type,
            String words) {
        assertRefused(change, type, words);
    }

    static Stream<Arguments> contradictionIsRefusedInPlainWords() {
        return Stream.of(otherKindsOfApplication(), codeThatCannotBeUsed(), tooMany(), contradictory())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> otherKindsOfApplication() {
        return Stream.of(
                refusal("interactive", r -> r.applicationMode("INTERACTIVE"), UNSUPPORTED, "STREAMING"),
                configured("SQL", c -> c.sqlApplicationConfiguration(s -> {}), UNSUPPORTED, "Flink applications"),
                configured("notebook", c -> c.zeppelinApplicationConfiguration(z -> {}), UNSUPPORTED, "Flink"));
    }

    private static Stream<Arguments> codeThatCannotBeUsed() {
        return Stream.of(
                refusal(
                        "no configuration",
                        r -> r.applicationConfiguration((ApplicationConfiguration) null),
                        INVALID,
                        "needs code"),
                configured(
                        "no code",
                        c -> c.applicationCodeConfiguration(a -> a.codeContentType("ZIPFILE")),
                        INVALID,
                        "S3ContentLocation"),
                code("empty code", c -> {}, INVALID, "S3ContentLocation"),
                code(
                        "code twice",
                        c -> c.zipFileContent(SdkBytes.fromUtf8String("jar"))
                                .s3ContentLocation(
                                        s3 -> s3.bucketARN("arn:aws:s3:::jobs").fileKey("clicks.jar")),
                        INVALID,
                        "given twice"),
                code("inline text", c -> c.textContent("SELECT 1"), INVALID, "is for SQL and notebooks"),
                configured(
                        "plain text",
                        c -> c.applicationCodeConfiguration(
                                a -> a.codeContentType("PLAINTEXT").codeContent(t -> t.textContent("SELECT 1"))),
                        INVALID,
                        "CodeContentType PLAINTEXT"),
                code(
                        "no bucket ARN",
                        c -> c.s3ContentLocation(
                                s -> s.bucketARN("arn:aws:s3:::jobs/sub").fileKey("clicks.jar")),
                        INVALID,
                        "BucketARN arn:aws:s3:::jobs/sub is not the ARN of an S3 bucket"),
                code(
                        "missing object",
                        c -> c.s3ContentLocation(
                                s -> s.bucketARN("arn:aws:s3:::jobs").fileKey("other.jar")),
                        INVALID,
                        "Please check the role provided or validity of S3 location you provided"),
                code(
                        "missing bucket",
                        c -> c.s3ContentLocation(
                                s -> s.bucketARN("arn:aws:s3:::nowhere").fileKey("clicks.jar")),
                        INVALID,
                        "clicks.jar in the specified bucket: nowhere"));
    }

    private static Stream<Arguments> tooMany() {
        return Stream.of(
                parallelism("KPUs", p -> p.parallelism(65), LimitExceededException.class, "at most 64 is allowed"),
                parallelism(
                        "KPUs with several slots",
                        p -> p.parallelism(Integer.MAX_VALUE).parallelismPerKPU(8),
                        LimitExceededException.class,
                        "at most 512 is allowed"),
                parallelism("slots", p -> p.parallelismPerKPU(9), INVALID, "at most 8 is allowed"),
                configured("two VPCs", c -> c.vpcConfigurations(vpc(), vpc()), INVALID, "one VPC configuration"),
                refusal(
                        "two logs",
                        r -> r.cloudWatchLoggingOptions(log("a"), log("b")),
                        INVALID,
                        "one CloudWatch logging option"),
                refusal(
                        "many tags",
                        r -> r.tags(IntStream.rangeClosed(1, 51)
                                .mapToObj(i -> tag("t" + i))
                                .toList()),
                        TooManyTagsException.class,
                        "51 tags; at most 50"));
    }

    private static Stream<Arguments> contradictory() {
        return Stream.of(
                configured(
                        "group twice",
                        c -> c.environmentProperties(e -> e.propertyGroups(group("input"), group("input"))),
                        INVALID,
                        "two property groups with the id input"),
                configured(
                        "own key without id",
                        c -> c.applicationEncryptionConfiguration(e -> e.keyType("CUSTOMER_MANAGED_KEY")),
                        INVALID,
                        "needs a KeyId"),
                refusal("tag twice", r -> r.tags(tag("a"), tag("a")), INVALID, "two tags with the key a"));
    }

    @Test
    void takenNameIsInUse() {
        server.client().createApplication(ApiServer.minimal("taken").build());

        assertThatThrownBy(() -> server.client()
                        .createApplication(ApiServer.minimal("taken").build()))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("taken already exists");
    }

    @Test
    void ofConcurrentCreatesOfOneNameExactlyOneWins() throws Exception {
        Callable<Boolean> attempt = () -> {
            try {
                server.client().createApplication(ApiServer.minimal("race").build());
                return true;
            } catch (ResourceInUseException lost) {
                return false;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int winners = 0;
            for (Future<Boolean> result : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> attempt).toList())) {
                winners += result.get() ? 1 : 0;
            }

            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void objectStoreThatCannotBeReadIsToldAsCodeThatCannotBeRead() throws Exception {
        Path aside = server.objectFolder().resolveSibling("aside");
        Files.move(server.objectFolder(), aside);
        try {
            assertRefused(
                    r -> {},
                    InvalidArgumentException.class,
                    "validity of S3 location you provided. The object store cannot be reached");
        } finally {
            Files.move(aside, server.objectFolder());
        }
    }

    private void assertRefused(
            Consumer<CreateApplicationRequest.Builder> change,
            Class<? extends KinesisAnalyticsV2Exception> type,
            String words) {
        CreateApplicationRequest.Builder request = ApiServer.minimal("refused");
        change.accept(request);

        assertThatThrownBy(() -> server.client().createApplication(request.build()))
                .isInstanceOf(type)
                .hasMessageContaining(words);
        assertThat(server.registry()
                        .<Boolean>transact(tx -> tx.findApplication("refused").isEmpty()))
                .isTrue();
    }

    private static Arguments refusal(
            String what, Consumer<CreateApplicationRequest.Builder> change, Class<?> type, String words) {
        return arguments(what, change, type, words);
    }

    private static Arguments configured(
            String what, Consumer<ApplicationConfiguration.Builder> change, Class<?> type, String words) {
        ApplicationConfiguration.Builder configuration =
                ApiServer.minimal("any").build().applicationConfiguration().toBuilder();
        change.accept(configuration);
        return refusal(what, r -> r.applicationConfiguration(configuration.build()), type, words);
    }

    private static Arguments code(String what, Consumer<CodeContent.Builder> change, Class<?> type, String words) {
        return configured(
                what,
                c -> c.applicationCodeConfiguration(
                        a -> a.codeContentType("ZIPFILE").codeContent(change)),
                type,
                words);
    }

    private static Arguments parallelism(
            String what, Consumer<ParallelismConfiguration.Builder> change, Class<?> type, String words) {
        return configured(
                what,
                c -> c.flinkApplicationConfiguration(
                        f -> f.parallelismConfiguration(p -> change.accept(p.configurationType("CUSTOM")))),
                type,
                words);
    }

    private static PropertyGroup group(String id) {
        return PropertyGroup.builder()
                .propertyGroupId(id)
                .propertyMap(Map.of("key", "value"))
                .build();
    }

    private static VpcConfiguration vpc() {
        return VpcConfiguration.builder()
                .subnetIds(List.of("subnet-1"))
                .securityGroupIds(List.of("sg-1"))
                .build();
    }

    private static CloudWatchLoggingOption log(String name) {
        return CloudWatchLoggingOption.builder().logStreamARN("arn:" + name).build();
    }

    private static Tag tag(String key) {
        return Tag.builder().key(key).value("v").build();
    }
}
