package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SourceSchema;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnsupportedOperationException;

/** What Flink applications answer to requests that only SQL applications could fulfil. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlOnlyOperationTest {

    private static final String STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:clean";
    private static final SourceSchema SCHEMA = SourceSchema.builder()
            .recordFormat(format -> format.recordFormatType("JSON"))
            .recordColumns(RecordColumn.builder().name("id").sqlType("INTEGER").build())
            .build();

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
        server.createIn(ApplicationStatus.READY, "flink");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private interface Call {
        void send(KinesisAnalyticsV2Client client, String application);
    }

    static Stream<Named<Call>> calls() {
        return Stream.of(
                Named.of(
                        "AddApplicationInput",
                        (client, name) -> client.addApplicationInput(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .input(input -> input.namePrefix("in")
                                        .inputSchema(SCHEMA)
                                        .kinesisStreamsInput(stream -> stream.resourceARN(STREAM))))),
                Named.of(
                        "AddApplicationInputProcessingConfiguration",
                        (client, name) -> client.addApplicationInputProcessingConfiguration(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .inputId("1.1")
                                .inputProcessingConfiguration(
                                        c -> c.inputLambdaProcessor(l -> l.resourceARN(FUNCTION))))),
                Named.of(
                        "AddApplicationOutput",
                        (client, name) -> client.addApplicationOutput(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .output(output -> output.name("out")
                                        .destinationSchema(schema -> schema.recordFormatType("JSON"))))),
                Named.of(
                        "AddApplicationReferenceDataSource",
                        (client, name) -> client.addApplicationReferenceDataSource(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .referenceDataSource(
                                        source -> source.tableName("t").referenceSchema(SCHEMA)))),
                Named.of(
                        "DeleteApplicationInputProcessingConfiguration",
                        (client, name) ->
                                client.deleteApplicationInputProcessingConfiguration(r -> r.applicationName(name)
                                        .currentApplicationVersionId(1L)
                                        .inputId("1.1"))),
                Named.of(
                        "DeleteApplicationOutput",
                        (client, name) -> client.deleteApplicationOutput(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .outputId("1.1"))),
                Named.of(
                        "DeleteApplicationReferenceDataSource",
                        (client, name) -> client.deleteApplicationReferenceDataSource(r -> r.applicationName(name)
                                .currentApplicationVersionId(1L)
                                .referenceId("1.1"))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void flinkApplicationRefusesAndStaysAsItWas(Call call) {
        Application before = server.stored("flink");

        assertThatThrownBy(() -> call.send(server.client(), "flink"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("is for SQL applications, and application flink is a Flink application");
        assertThat(server.stored("flink")).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void unknownApplicationIsNotFound(Call call) {
        assertThatThrownBy(() -> call.send(server.client(), "nobody")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void schemaOfAStreamIsNotDiscovered() {
        assertThatThrownBy(() -> server.client()
                        .discoverInputSchema(
                                r -> r.serviceExecutionRole(ApiServer.ROLE).resourceARN(STREAM)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("DiscoverInputSchema is for SQL applications");
    }
}
