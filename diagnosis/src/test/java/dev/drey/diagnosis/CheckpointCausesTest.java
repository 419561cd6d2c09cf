package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.CheckpointBuilder.subtask;
import static dev.drey.diagnosis.testing.EvidenceBuilder.SINK;
import static dev.drey.diagnosis.testing.EvidenceBuilder.SOURCE;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found behind checkpoints that fail or are slow, and what it is told from. */
final class CheckpointCausesTest {

    private static EvidenceBuilder each(UnaryOperator<CheckpointBuilder> change) {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (long id = 1; id <= 5; id++) {
            evidence.checkpoint(change.apply(CheckpointBuilder.completed(id)));
        }
        return evidence;
    }

    private static EvidenceBuilder expiring(UnaryOperator<CheckpointBuilder> change) {
        EvidenceBuilder evidence = EvidenceBuilder.bare().settings(settings -> settings.timeout(Duration.ofMinutes(1)));
        for (long id = 1; id <= 5; id++) {
            evidence.checkpoint(change.apply(CheckpointBuilder.expired(id)));
        }
        return evidence;
    }

    @Test
    void anUploadThatGrowsWithTheBytesIsSlow() {
        assertThat(Examined.primary(each(checkpoint -> checkpoint
                        .with(WORKER, subtask(0, 20, 5, 0, 5, 10_000, 5 << 20))
                        .with(WORKER, subtask(1, 20, 5, 0, 5, 2_000, 1 << 20)))))
                .isEqualTo("slow-state-upload");
    }

    @Test
    void aDelayThatIsTheSameForAllSizesIsTheStores() {
        assertThat(Examined.primary(each(checkpoint -> checkpoint
                        .with(WORKER, subtask(0, 20, 5, 0, 5, 3_050, 5 << 20))
                        .with(WORKER, subtask(1, 20, 5, 0, 5, 3_000, 40_000)))))
                .isEqualTo("object-store-latency");
    }

    @Test
    void muchStateAtAHealthyRateIsMuchState() {
        assertThat(Examined.primary(each(checkpoint ->
                        checkpoint.sizes(2L << 30, 2L << 30).both(WORKER, 20, 5, 0, 50, 20_000, 1L << 30))))
                .isEqualTo("large-state-full-snapshot");
    }

    @Test
    void aLongFlushOfTheStoreIsTheLocalDisk() {
        assertThat(
                        Examined.primary(
                                each(checkpoint -> checkpoint.both(WORKER, 20, 5, 0, 4_000, 3_000, 20L << 20))
                                        .thread(
                                                WORKER,
                                                0,
                                                "RUNNABLE",
                                                3,
                                                "org.rocksdb.RocksDB.flush(Native Method)",
                                                "org.apache.flink.runtime.state.SnapshotStrategyRunner.snapshot(SnapshotStrategyRunner.java:1)",
                                                "org.apache.flink.streaming.api.operators.StreamOperatorStateHandler.snapshotState(StreamOperatorStateHandler.java:1)")))
                .isEqualTo("slow-local-disk");
    }

    @Test
    void aLongSynchronousPartWithoutBytesIsTheProgram() {
        assertThat(Examined.primary(each(checkpoint -> checkpoint.both(WORKER, 20, 5, 0, 3_000, 5, 2_000))
                        .thread(
                                WORKER,
                                0,
                                "RUNNABLE",
                                1,
                                "java.net.SocketInputStream.read(SocketInputStream.java:1)",
                                "org.example.Client.send(Client.java:7)",
                                "org.example.Job.snapshotState(Job.java:30)")))
                .isEqualTo("external-call-in-snapshot");
    }

    @Test
    void aThreadThatWaitsPerRecordHoldsUpBarriers() {
        assertThat(Examined.primary(expiring(checkpoint -> checkpoint
                                .missing(WORKER, 0)
                                .missing(WORKER, 1)
                                .missing(SINK, 0)
                                .missing(SINK, 1))
                        .load(SOURCE, 0.05, 0.92)
                        .load(WORKER, 1.0, 0)
                        .thread(
                                WORKER,
                                0,
                                "RUNNABLE",
                                3,
                                "sun.nio.ch.NioSocketImpl.park(NioSocketImpl.java:1)",
                                "org.example.Lookup.ask(Lookup.java:12)")
                        .thread(
                                WORKER,
                                1,
                                "TIMED_WAITING",
                                3,
                                "java.lang.Thread.sleep(Native Method)",
                                "org.example.Lookup.ask(Lookup.java:12)")))
                .isEqualTo("blocking-call-in-process");
    }

    @Test
    void aThreadThatComputesIsOverloadOrTooFewSubtasks() {
        EvidenceBuilder evidence = expiring(checkpoint -> checkpoint
                        .missing(WORKER, 0)
                        .missing(WORKER, 1)
                        .missing(SINK, 0)
                        .missing(SINK, 1))
                .load(SOURCE, 0.05, 0.92)
                .load(WORKER, 1.0, 0)
                .thread(WORKER, 0, "RUNNABLE", 3, "org.example.Score.compute(Score.java:12)")
                .thread(WORKER, 1, "RUNNABLE", 3, "org.example.Score.compute(Score.java:12)");

        assertThat(Examined.primary(evidence)).isEqualTo("cpu-overload");

        evidence.vertexFigure(SOURCE, "orders.pendingRecords.sum", 1000.0, 2000.0, 3000.0);

        assertThat(Examined.primary(evidence)).isEqualTo("under-provisioned");
    }

    @Test
    void aReaderThatDoesNotComeBackKeepsBarriersOut() {
        EvidenceBuilder evidence = expiring(checkpoint -> checkpoint
                .missing(SOURCE, 0)
                .missing(SOURCE, 1)
                .missing(WORKER, 0)
                .missing(WORKER, 1)
                .missing(SINK, 0)
                .missing(SINK, 1));
        for (int subtask = 0; subtask < 2; subtask++) {
            evidence.thread(
                    SOURCE,
                    subtask,
                    "TIMED_WAITING",
                    3,
                    "java.lang.Thread.sleep(Native Method)",
                    "org.example.Reader.pollNext(Reader.java:12)");
        }

        assertThat(Examined.primary(evidence)).isEqualTo("source-holds-checkpoint-lock");
    }

    @Test
    void oneBusySubtaskAmongIdleOnesIsAHotKey() {
        assertThat(Examined.primary(expiring(checkpoint ->
                                checkpoint.missing(WORKER, 1).missing(SINK, 0).missing(SINK, 1))
                        .load(SOURCE, 0.05, 0.9)
                        .load(WORKER, 0, 0.02, 0)
                        .load(WORKER, 1, 1.0, 0)
                        .records(WORKER, 0, 1_000, 1_100)
                        .records(WORKER, 1, 90_000, 99_000)
                        .thread(
                                WORKER,
                                1,
                                "TIMED_WAITING",
                                3,
                                "java.lang.Thread.sleep(Native Method)",
                                "org.example.Lookup.ask(Lookup.java:12)")))
                .isEqualTo("hot-key");
    }

    @Test
    void aSubtaskThatStandsStillIsBlocked() {
        EvidenceBuilder evidence = expiring(checkpoint ->
                        checkpoint.missing(WORKER, 1).missing(SINK, 0).missing(SINK, 1))
                .load(SOURCE, 0.05, 0.2)
                .load(WORKER, 0, 0.02, 0)
                .load(WORKER, 1, 1.0, 0)
                .records(WORKER, 1, 700, 700)
                .thread(
                        WORKER,
                        1,
                        "WAITING",
                        3,
                        "java.lang.Object.wait(Native Method)",
                        "org.example.Pool.take(Pool.java:5)");

        assertThat(Examined.primary(evidence)).isEqualTo("blocked-subtask");
        assertThat(Examined.finding(evidence, "blocked-subtask").place().subtask())
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatWasThrownAwayIsNoBlockedSubtask() {
        assertThat(
                        Examined.primary(
                                expiring(checkpoint -> checkpoint.missing(WORKER, 1))
                                        .log(
                                                "tm-1",
                                                Level.WARN,
                                                "Transient association error (association remains live)",
                                                "org.apache.pekko.remote.OversizedPayloadException: Discarding oversized payload sent to Actor[pekko.tcp://flink@h:1/user/rpc/jobmanager_2]: max allowed size 2097152 bytes, actual size of encoded class is 4196352 bytes.\n")))
                .isEqualTo("rpc-frame-exceeded");
    }

    @Test
    void aCallbackThatDelaysTheNextBarrierIsFoundByItsRhythm() {
        EvidenceBuilder evidence =
                EvidenceBuilder.bare().settings(settings -> settings.interval(Duration.ofSeconds(1)));
        for (long id = 1; id <= 6; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id)
                    .every(Duration.ofMillis(4_050))
                    .took(Duration.ofMillis(3_050))
                    .both(WORKER, id == 1 ? 20 : 3_000, 5, 0, 5, 5, 2_000));
        }

        assertThat(Examined.primary(evidence)).isEqualTo("slow-checkpoint-notification");
    }

    @Test
    void oneSlowInputOfSeveralShowsInTheAlignment() {
        assertThat(Examined.primary(each(checkpoint -> checkpoint.both(SINK, 100, 9_700, 0, 5, 5, 2_000))))
                .isEqualTo("alignment-slow-input");
    }

    @Test
    void oneSubtaskWithMostOfTheStateIsSkew() {
        assertThat(Examined.primary(each(checkpoint -> checkpoint
                        .with(WORKER, subtask(0, 20, 5, 0, 5, 4_000, 40 << 20))
                        .with(WORKER, subtask(1, 20, 5, 0, 5, 20, 5_000)))))
                .isEqualTo("state-size-skew");
    }

    @Test
    void recordsInFlightCanBeMostOfACheckpoint() {
        assertThat(Examined.primary(
                        each(checkpoint -> checkpoint.unaligned(60 << 20).sizes(70 << 20, 70 << 20))))
                .isEqualTo("unaligned-inflight-large");
    }

    @Test
    void stateThatGrowsInAStraightLineIsWorthAWord() {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (long id = 1; id <= 9; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id).sizes(id * (10 << 20), 10 << 20));
        }

        assertThat(Examined.causes(evidence)).contains("state-growth-unbounded");
    }

    @Test
    void checkpointsThatFollowEachOtherWithoutAPause() {
        EvidenceBuilder evidence =
                EvidenceBuilder.bare().settings(settings -> settings.interval(Duration.ofSeconds(1)));
        for (long id = 1; id <= 6; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id)
                    .every(Duration.ofMillis(2_600))
                    .took(Duration.ofMillis(2_580))
                    .both(WORKER, 700, 600, 0, 680, 600, 20 << 20));
        }

        assertThat(Examined.causes(evidence)).contains("checkpoint-interval-too-short");
    }

    @Test
    void oneTransientFailureRestartsAJobThatToleratesNone() {
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .settings(settings -> settings.tolerable(0))
                        .counts(40, 1, 1)
                        .failure(
                                Duration.ofSeconds(4),
                                "org.apache.flink.util.FlinkRuntimeException: Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to Asynchronous task checkpoint failed., view the Checkpoint History tab\n\tat org.apache.flink.runtime.checkpoint.CheckpointFailureManager.checkFailureAgainstCounter(CheckpointFailureManager.java:1)\n",
                                null)))
                .isEqualTo("tolerable-failures-zero");
    }

    @Test
    void aFinishedSourceEndsCheckpoints() {
        assertThat(Examined.primary(EvidenceBuilder.bare()
                        .settings(settings -> settings.afterTasksFinish(false))
                        .tasks(SOURCE, Map.of("FINISHED", 2))))
                .isEqualTo("finished-tasks-block-checkpoint");
    }

    @Test
    void aLegacySourceThatHoldsTheLockKeepsBarriersOut() {
        assertThat(
                        Examined.primary(
                                expiring(checkpoint -> checkpoint
                                                .missing(SOURCE, 0)
                                                .missing(SOURCE, 1)
                                                .missing(WORKER, 0)
                                                .missing(WORKER, 1)
                                                .missing(SINK, 0)
                                                .missing(SINK, 1))
                                        .thread(
                                                SOURCE,
                                                0,
                                                "BLOCKED",
                                                3,
                                                "org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor$SynchronizedStreamTaskActionExecutor.runThrowing(StreamTaskActionExecutor.java:92)")))
                .isEqualTo("source-holds-checkpoint-lock");
    }

    @Test
    void aSavepointCanFailWhileCheckpointsComplete() {
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .checkpoint(CheckpointBuilder.failed(
                                        7,
                                        "An Exception occurred while triggering the checkpoint. IO-problem detected.")
                                .savepoint())))
                .isEqualTo("savepoint-failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storage-access-denied | java.nio.file.AccessDeniedException: s3://b/chk: PUT 0-byte object: Access Denied (Status Code: 403; Error Code: AccessDenied)",
                "checkpoint-storage-full | java.io.IOException: No space left on device",
                "object-store-errors | java.net.SocketException: Connection reset",
                "serializer-failure-in-snapshot | com.esotericsoftware.kryo.KryoException: Unable to find class",
                "jm-storage-state-too-large | java.io.IOException: Size of the state is larger than the maximum permitted memory-backed state. Size=20000000, maxSize=5242880. Consider using a different checkpoint storage, like the FileSystemCheckpointStorage."
            })
    void theLogTellsWhyTheAsynchronousPartFailed(String cause, String deepest) {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .checkpoint(CheckpointBuilder.failed(1, "Asynchronous task checkpoint failed."))
                .checkpoint(CheckpointBuilder.failed(2, "Asynchronous task checkpoint failed."))
                .log(
                        "jobmanager",
                        Level.WARN,
                        "Failed to trigger or complete checkpoint 2 for job 0123456789abcdef0123456789abcdef. (2 consecutive failed attempts so far)",
                        "org.apache.flink.runtime.checkpoint.CheckpointException: Asynchronous task checkpoint failed.\n\tat a.B.c(B.java:1)\nCaused by: org.apache.flink.util.SerializedThrowable: java.lang.Exception: Could not materialize checkpoint 2 for operator enrich (2/2)#0.\nCaused by: "
                                + deepest + "\n");

        assertThat(Examined.primary(evidence)).isEqualTo(cause);
    }

    @Test
    void withoutTheLogNothingIsClaimedForSure() {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .checkpoint(CheckpointBuilder.failed(1, "Asynchronous task checkpoint failed."))
                .absent(dev.drey.diagnosis.evidence.Absence.Kind.JOB_MANAGER_LOG);

        assertThat(Examined.of(evidence).primary().orElseThrow().sure()).isLessThan(0.5);
    }
}
