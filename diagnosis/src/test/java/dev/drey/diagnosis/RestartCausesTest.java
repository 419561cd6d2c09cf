package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.SOURCE;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found behind restarts, and what it is told from. */
final class RestartCausesTest {

    private static final String FLINK =
            "\tat org.apache.flink.streaming.runtime.tasks.StreamTask.invoke(StreamTask.java:1)\n";

    private static EvidenceBuilder failing(String stackTrace) {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (int times = 3; times > 0; times--) {
            evidence.failure(Duration.ofSeconds(4L * times), stackTrace, "enrich (1/2)", "tm-1");
        }
        return evidence;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-code-exception | java.lang.IllegalStateException: no price | org.example.Job.map(Job.java:7)",
                "type-cast-error | java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Long (java.lang.String and java.lang.Long are in module java.base of loader 'bootstrap') | org.example.Job.map(Job.java:7)",
                "class-conflict | java.lang.ClassCastException: class org.example.Order cannot be cast to class org.example.Order (org.example.Order is in unnamed module of loader a; org.example.Order is in unnamed module of loader b) | org.example.Job.map(Job.java:7)",
                "deserialization-poison | java.io.IOException: Failed to deserialize consumer record due to | org.apache.flink.connector.kafka.source.reader.KafkaRecordEmitter.emitRecord(KafkaRecordEmitter.java:56)",
                "heap-oom | java.lang.OutOfMemoryError: Java heap space | org.example.Job.map(Job.java:7)",
                "direct-memory-oom | java.lang.OutOfMemoryError: Direct buffer memory. The direct out-of-memory error has occurred. | java.nio.Bits.reserveMemory(Bits.java:175)",
                "metaspace-oom | java.lang.OutOfMemoryError: Metaspace. The metaspace out-of-memory error has occurred. | java.lang.ClassLoader.defineClass1(Native Method)",
                "taskmanager-shutdown | org.apache.flink.util.FlinkExpectedException: The TaskExecutor is shutting down. | org.apache.flink.A.b(A.java:1)",
                "taskmanager-killed | org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Connection unexpectedly closed by remote task manager 'h:1 [ tm-2 ]'. This might indicate that the remote task manager was lost. | org.apache.flink.A.b(A.java:1)",
                "network-partition | org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Lost connection to task manager 'h:1 [ tm-2 ]'. This indicates that the remote task manager was lost. | org.apache.flink.A.b(A.java:1)",
                "network-buffers-insufficient | java.io.IOException: Insufficient number of network buffers: required 65, but only 12 available. | org.apache.flink.A.b(A.java:1)",
                "external-system-failure | java.net.ConnectException: Connection refused | java.net.Socket.connect(Socket.java:633)",
                "external-system-failure | org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms. | org.apache.kafka.clients.producer.KafkaProducer.send(KafkaProducer.java:1)",
                "kafka-transaction-misconfigured | org.apache.kafka.common.errors.InvalidTxnTimeoutException: The transaction timeout is larger than the maximum value allowed by the broker (as configured by transaction.max.timeout.ms). | org.apache.kafka.A.b(A.java:1)",
                "kpl-record-expired | java.lang.RuntimeException: An exception was thrown while processing a record: Record has reached expiration | org.apache.flink.streaming.connectors.kinesis.FlinkKinesisProducer.checkAndPropagateAsyncError(FlinkKinesisProducer.java:1)",
                "source-throttled | java.lang.RuntimeException: Retries exceeded for getRecords operation - all 3 retry attempts failed. | org.apache.flink.A.b(A.java:1)",
                "slots-unavailable | org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources. | org.apache.flink.A.b(A.java:1)",
                "task-cancel-stuck | java.lang.Exception: Task did not exit gracefully within 180 + seconds. | org.apache.flink.A.b(A.java:1)",
                "local-disk-full | java.io.IOException: No space left on device | java.io.FileOutputStream.writeBytes(Native Method)",
                "user-exception-in-notification | java.lang.IllegalStateException: Failed to commit | org.example.Job.notifyCheckpointComplete(Job.java:9)",
                "state-serializer-incompatible | org.apache.flink.util.StateMigrationException: The new state serializer (a) must not be incompatible with the old state serializer (b). | org.apache.flink.A.b(A.java:1)",
                "state-file-missing | org.apache.flink.runtime.state.BackendBuildingException: Failed when trying to restore heap backend | org.apache.flink.A.b(A.java:1)"
            })
    void theFirstFailureTellsTheCause(String cause, String error, String frame) {
        EvidenceBuilder evidence = failing("java.lang.RuntimeException: wrapped\n" + FLINK + "Caused by: " + error
                + "\n\tat " + frame + "\n" + FLINK);

        assertThat(Examined.primary(evidence)).isEqualTo(cause);
    }

    @Test
    void aSerializersErrorBelowStateAccessIsTheSerializers() {
        assertThat(Examined.primary(failing("""
                        org.apache.flink.util.FlinkRuntimeException: Error while adding data to RocksDB
                        \tat org.apache.flink.contrib.streaming.state.RocksDBValueState.update(RocksDBValueState.java:108)
                        \tat org.example.Job.map(Job.java:7)
                        Caused by: com.esotericsoftware.kryo.KryoException: java.lang.IllegalArgumentException: Unable to create serializer
                        \tat com.esotericsoftware.kryo.Kryo.writeObject(Kryo.java:1)
                        """))).isEqualTo("serializer-failure-in-snapshot");
    }

    @Test
    void aSnapshotThatCallsOutAndFailsIsTheCallInTheSnapshot() {
        assertThat(Examined.primary(failing("""
                        java.io.IOException: Could not perform checkpoint 4 for operator enrich (1/2)#0.
                        \tat org.apache.flink.A.b(A.java:1)
                        Caused by: org.apache.flink.runtime.checkpoint.CheckpointException: Could not complete snapshot 4 for operator enrich (1/2)#0. Failure reason: Checkpoint was declined.
                        \tat org.apache.flink.A.b(A.java:1)
                        Caused by: java.net.SocketTimeoutException: Read timed out
                        \tat java.net.SocketInputStream.read(SocketInputStream.java:1)
                        \tat org.example.Job.snapshotState(Job.java:7)
                        """))).isEqualTo("external-call-in-snapshot");
    }

    @Test
    void aRecordThatCannotBeParsedIsOneAlsoInTheProgramsOwnWrapping() {
        assertThat(Examined.primary(failing("""
                        org.example.Meters$Rejected: message rejected
                        \tat org.example.Meters$Parse.processElement(Meters.java:26)
                        """ + FLINK + """
                        Caused by: org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.io.JsonEOFException: Unexpected end-of-input
                        \tat org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.base.ParserMinimalBase._report(ParserMinimalBase.java:641)
                        """))).isEqualTo("deserialization-poison");
    }

    @Test
    void whatTheProgramThrowsAroundAnErrorOfALibraryIsTheProgramsOwn() {
        Finding finding = Examined.of(failing("""
                        org.example.Prices$Unknown: no price
                        \tat org.example.Prices$Join.processElement(Prices.java:12)
                        """ + FLINK + """
                        Caused by: org.some.library.LookupMiss: nothing there
                        \tat org.apache.flink.table.runtime.Lookup.find(Lookup.java:1)
                        """)).primary().orElseThrow();

        assertThat(finding.cause()).isEqualTo("user-code-exception");
        assertThat(finding.evidence().toString()).contains("Prices.java:12");
    }

    @Test
    void aFileThatIsMissingAtARestoreIsNamed() {
        assertThat(Examined.of(failing("""
                        java.lang.Exception: Exception while creating StreamOperatorStateContext.
                        """ + FLINK + """
                        Caused by: org.apache.flink.runtime.state.BackendBuildingException: Caught unexpected exception.
                        """ + FLINK + """
                        Caused by: java.io.FileNotFoundException: /state/shared/879c75a7 (No such file or directory)
                        """ + FLINK))
                        .primary()
                        .orElseThrow()
                        .sentence())
                .isEqualTo(
                        "A file of the state to restore is not there: /state/shared/879c75a7 (No such file or directory).");
    }

    @Test
    void tasksThatWaitForTheSlotsOfALostTaskManagerWaitBecauseOfTheLoss() {
        EvidenceBuilder evidence = failing(
                        "org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Connection"
                                + " unexpectedly closed by remote task manager '10.0.0.4/10.0.0.4:33725"
                                + " [ 10.0.0.4:41961-780f0e ] '. This might indicate that the remote task manager was"
                                + " lost.\n" + FLINK)
                .tasks(EvidenceBuilder.WORKER, Map.of("SCHEDULED", 2))
                .slots(1, 0);

        Finding lost = Examined.of(evidence).primary().orElseThrow();

        assertThat(lost.cause()).isEqualTo("taskmanager-killed");
        assertThat(lost.place().host()).isEqualTo("10.0.0.4:41961-780f0e");
        assertThat(lost.consequences()).contains("slots-unavailable");
        assertThat(lost.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aHeartbeatThatIsLostWithAFullHeapIsGarbage() {
        EvidenceBuilder evidence = failing(
                        "java.util.concurrent.TimeoutException: Heartbeat of TaskManager with id tm-1 timed out.\n"
                                + FLINK)
                .taskManager(
                        "tm-1",
                        Map.of(
                                "Status.JVM.Memory.Heap.Used", 97.0,
                                "Status.JVM.Memory.Heap.Max", 100.0,
                                "Status.JVM.GarbageCollector.All.TimeMsPerSecond", 800.0));

        Finding finding = Examined.of(evidence).primary().orElseThrow();

        assertThat(finding.cause()).isEqualTo("gc-thrash-heartbeat-loss");
        assertThat(finding.sure()).isGreaterThan(0.85);
    }

    @Test
    void aTaskManagerThatEndedItselfForItsMemoryTellsOnlyInItsLog() {
        assertThat(Examined.primary(failing(
                                "org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id tm-2 is no longer reachable.\n"
                                        + FLINK)
                        .log(
                                "tm-2",
                                Level.ERROR,
                                "Encountered fatal error java.lang.OutOfMemoryError - terminating the JVM",
                                "java.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)\n")))
                .isEqualTo("heap-oom");
    }

    @Test
    void aKillByTheOrchestratorIsToldFromAnyKill() {
        assertThat(Examined.primary(failing(
                                "org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id tm-2 is no longer reachable.\n"
                                        + FLINK)
                        .log(
                                "jobmanager",
                                Level.WARN,
                                "Worker pod tm-2 terminated. Diagnostics: container taskmanager terminated with reason OOMKilled, exit code 137",
                                "")))
                .isEqualTo("container-memory-kill");
    }

    @Test
    void aSourceThatIsAtRestWhileTheJobLagsIsThrottled() {
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .vertexFigure(SOURCE, "orders.millisBehindLatest.max", 10_000.0, 12_000.0, 14_000.0)))
                .isEqualTo("source-throttled");
    }

    @Test
    void aSinkThatTriesAgainAndAgainIsThrottled() {
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .load(SOURCE, 0.1, 0.9)
                        .load(WORKER, 0.95, 0)
                        .log("tm-1", Level.WARN, "KDS Sink failed to write and will retry 412 entries to KDS", "")))
                .isEqualTo("sink-throttled");
    }

    @Test
    void aFloodOfLogLinesIsFoundByItsRate() {
        assertThat(Examined.causes(EvidenceBuilder.healthy()
                        .volume(
                                "tm-1",
                                new ProcessLog.Volume(
                                        40 << 20,
                                        Map.of(Level.INFO, 200_000L),
                                        EvidenceBuilder.NOW.minusSeconds(10),
                                        EvidenceBuilder.NOW))))
                .contains("debug-logging");
    }

    @Test
    void anErrorThatNobodyKnowsIsSaidToBeOne() {
        EvidenceBuilder evidence = failing("org.apache.flink.util.FlinkException: something new\n" + FLINK);

        Finding finding = Examined.of(evidence).primary().orElseThrow();

        assertThat(finding.cause()).isEqualTo(Finding.UNEXPLAINED);
        assertThat(finding.evidence().toString()).contains("something new");
    }
}
