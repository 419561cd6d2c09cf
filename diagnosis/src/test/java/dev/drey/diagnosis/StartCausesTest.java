package dev.drey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found behind a start that failed. */
final class StartCausesTest {

    private static final String HEAD = """
            org.apache.flink.util.FlinkRuntimeException: Could not execute application.
            \tat org.apache.flink.client.deployment.application.DetachedApplicationRunner.tryExecuteJobs(DetachedApplicationRunner.java:114)
            Caused by: org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: see below
            \tat org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:372)
            Caused by:\s""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main-method-failed | java.lang.IllegalArgumentException: no topic given",
                "no-operators | java.lang.IllegalStateException: No operators defined in streaming topology. Cannot execute.",
                "class-not-found | java.lang.ClassNotFoundException: org.apache.flink.connector.kafka.source.KafkaSource",
                "class-not-found | org.apache.flink.table.api.ValidationException: Could not find any factory for identifier 'kafka' that implements 'DynamicTableFactory' in the classpath.",
                "class-conflict | java.lang.NoSuchMethodError: 'void com.google.common.base.Preconditions.checkArgument(boolean)'",
                "access-denied-at-start | software.amazon.awssdk.services.kinesis.model.KinesisException: User: arn:aws:iam::1:role/x is not authorized to perform: kinesis:DescribeStream",
                "filesystem-plugin-missing | org.apache.flink.core.fs.UnsupportedFileSystemSchemeException: Could not find a file system implementation for scheme 's3'.",
                "state-operator-missing | java.lang.IllegalStateException: Failed to rollback to checkpoint/savepoint file:/s. Cannot map checkpoint/savepoint state for operator 20ba6b65f97481d5570070de90e4e791 to the new program, because the operator is not available in the new program.",
                "max-parallelism-changed | java.lang.IllegalStateException: Failed to rollback to checkpoint/savepoint file:/s. Max parallelism mismatch between checkpoint/savepoint state and new program. Cannot map operator 20ba with max parallelism 16 to new program with max parallelism 32.",
                "parallelism-over-max | java.lang.IllegalArgumentException: Vertex enrich's parallelism (256) is higher than the max parallelism (128). Please lower the parallelism or increase the max parallelism.",
                "savepoint-missing | java.io.FileNotFoundException: Cannot find checkpoint or savepoint file/directory 'file:/gone' on file system 'file'.",
                "savepoint-corrupt | java.io.IOException: Unexpected magic number. This can have multiple reasons: (1) You are trying to load a Flink 1.0 savepoint",
                "savepoint-corrupt | java.io.EOFException",
                "unaligned-restore-topology | java.lang.IllegalStateException: Cannot recover from unaligned checkpoint when topology changes, such that data exchanges with persisted data are now chained.",
                "version-mismatch | java.io.InvalidClassException: org.example.Order; local class incompatible: stream classdesc serialVersionUID = 1, local class serialVersionUID = 2",
                "memory-config-invalid | org.apache.flink.configuration.IllegalConfigurationException: Sum of configured Framework Heap Memory (128.000mb) exceed configured Total Flink Memory"
            })
    void theLogOfAStartTellsTheCause(String cause, String deepest) {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .noJob()
                .log(
                        "jobmanager",
                        Level.ERROR,
                        "Exception occurred in REST handler: Could not execute application.",
                        HEAD + deepest + "\n\tat org.example.Job.main(Job.java:12)\n");

        assertThat(Examined.primary(evidence)).isEqualTo(cause);
    }

    @Test
    void whatTheServiceRecordedTellsToo() {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .noJob()
                .state("FAILED")
                .operation(
                        "StartApplication",
                        "FAILED",
                        "Application clicks did not start: ClassNotFoundException: org.example.Missing");

        assertThat(Examined.primary(evidence)).isEqualTo("class-not-found");
    }

    @Test
    void aClusterWithoutAJobIsNotIllForThat() {
        assertThat(Examined.causes(EvidenceBuilder.bare().noJob())).isEmpty();
    }
}
