package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.SINK;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.collect.Looks;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.signal.MemoryUse;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts of Flink on which naive rules break. */
final class TwelveFactsTest {

    private static final String ASYNC_FAILED = "Asynchronous task checkpoint failed.";

    @Test
    void theCauseOfAFailedCheckpointIsInTheJobManagersLog() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy()
                .checkpoint(CheckpointBuilder.failed(7, ASYNC_FAILED))
                .checkpoint(CheckpointBuilder.failed(8, ASYNC_FAILED))
                .log(
                        "jobmanager",
                        Level.WARN,
                        "Failed to trigger or complete checkpoint 8 for job 0123456789abcdef0123456789abcdef. (2 consecutive failed attempts so far)",
                        """
                        org.apache.flink.runtime.checkpoint.CheckpointException: Asynchronous task checkpoint failed.
                        \tat a.B.c(B.java:1)
                        Caused by: org.apache.flink.util.SerializedThrowable: java.lang.Exception: Could not materialize checkpoint 8 for operator enrich (1/2)#0.
                        Caused by: org.apache.flink.util.SerializedThrowable: com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown)
                        """);

        Finding finding = Examined.finding(evidence, "object-store-throttled");

        assertThat(Examined.primary(evidence)).isEqualTo("object-store-throttled");
        assertThat(finding.place().operator()).isEqualTo("enrich (1)");
        assertThat(finding.evidence().toString()).contains("SlowDown");
    }

    @Test
    void attemptsThatNeverStartedAreNoFailures() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy().counts(6, 2, 0);

        assertThat(Examined.warnings(evidence)).isEmpty();
    }

    @Test
    void checkpointingThatIsOffShowsAsAnEndlessInterval() {
        EvidenceBuilder evidence = EvidenceBuilder.bare().settings(settings -> settings.enabled(false));

        assertThat(Examined.primary(evidence)).isEqualTo("checkpointing-disabled");
        assertThat(Examined.causes(evidence)).doesNotContain("at-least-once-mode", "stalled-but-running");
    }

    @Test
    void aSuspendedCoordinatorIsAConsequence() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy()
                .checkpoint(CheckpointBuilder.failed(7, "Checkpoint Coordinator is suspending."))
                .failure(
                        Duration.ofSeconds(20),
                        "java.lang.NullPointerException: price\n\tat org.example.Job.map(Job.java:42)\n",
                        "enrich (1/2)")
                .failure(
                        Duration.ofSeconds(5),
                        "java.lang.NullPointerException: price\n\tat org.example.Job.map(Job.java:42)\n",
                        "enrich (1/2)");

        assertThat(Examined.warnings(evidence)).containsExactly("user-code-exception");
    }

    @Test
    void aJobThatMayNotRestartFailedOfWhatTheWrapperWraps() {
        EvidenceBuilder evidence =
                EvidenceBuilder.healthy().state("FAILED").failure(Duration.ofSeconds(5), """
                        org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=3, backoffTimeMS=1000)
                        \tat org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:180)
                        Caused by: java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 3
                        \tat org.example.Job.split(Job.java:9)
                        """, "enrich (1/2)");

        Finding finding = Examined.of(evidence).primary().orElseThrow();

        assertThat(finding.cause()).isEqualTo("user-code-exception");
        assertThat(finding.consequences()).contains("restart-attempts-exhausted");
    }

    @Test
    void aFlushBeforeTheBarrierIsInNoneOfTheStages() {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (long id = 1; id <= 4; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id)
                    .both(WORKER, 10, 2, 3000, 3, 10, 2000)
                    .both(SINK, 3010, 2, 0, 3, 10, 0));
        }

        Finding finding = Examined.of(evidence).primary().orElseThrow();

        assertThat(finding.cause()).isEqualTo("sink-flush-before-barrier");
        assertThat(finding.place().operator()).isEqualTo(WORKER);
    }

    @Test
    void anAnswerThatCameLateIsAnAnswer() {
        EvidenceBuilder evidence = EvidenceBuilder.bare().settings(settings -> settings.timeout(Duration.ofSeconds(4)));
        for (long id = 1; id <= 4; id++) {
            evidence.checkpoint(
                    CheckpointBuilder.expired(id).late(WORKER, 0, 6000).late(WORKER, 1, 6000));
        }

        assertThat(Examined.causes(evidence)).doesNotContain("blocked-subtask");
        assertThat(Examined.primary(evidence)).isEqualTo("checkpoint-timeout-too-short");
    }

    @Test
    void whatATaskManagerShowedBeforeItDiedIsKept() {
        Map<String, Double> full = Map.of("Status.JVM.Memory.Heap.Used", 97.0, "Status.JVM.Memory.Heap.Max", 100.0);
        Evidence before = EvidenceBuilder.healthy().taskManager("tm-2", full).build();
        Evidence after = EvidenceBuilder.healthy().build();

        TaskManager gone = Looks.unite(List.of(before, after))
                .cluster()
                .findTaskManager("tm-2")
                .orElseThrow();

        assertThat(gone.registered()).isFalse();
        assertThat(MemoryUse.heap(gone.metrics())).hasValue(0.97);
    }

    @Test
    void restartsAreCountedInTheExceptionHistoryAndNotInTheMetric() {
        String failure = "java.lang.NullPointerException\n\tat org.example.Job.map(Job.java:42)\n";
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .failure(Duration.ofSeconds(9), failure, "enrich (1/2)")
                .failure(Duration.ofSeconds(6), failure, "enrich (1/2)")
                .failure(Duration.ofSeconds(3), failure, "enrich (1/2)");

        assertThat(Examined.of(evidence).primary().orElseThrow().evidence().toString())
                .contains("The first of 3 failures");
    }

    @Test
    void inALoopTheFirstFailureIsTheCause() {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .failure(
                        Duration.ofSeconds(40),
                        "org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id tm-2 is no longer reachable.\n\tat a.B.c(B.java:1)\n",
                        null)
                .failure(
                        Duration.ofSeconds(20),
                        "org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources.\n\tat a.B.c(B.java:1)\n",
                        null)
                .failure(
                        Duration.ofSeconds(10),
                        "org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources.\n\tat a.B.c(B.java:1)\n",
                        null);

        assertThat(Examined.primary(evidence)).isEqualTo("taskmanager-killed");
    }

    @Test
    void aRunningJobWhoseTasksWaitDoesNotRun() {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .runningFor(Duration.ofSeconds(40))
                .slots(1, 0)
                .tasks(WORKER, Map.of("RUNNING", 1, "SCHEDULED", 1));

        assertThat(Examined.primary(evidence)).isEqualTo("slots-unavailable");
        assertThat(Examined.finding(evidence, "slots-unavailable").place().operator())
                .isEqualTo(WORKER);
    }

    @Test
    void aLostTaskManagerIsTheSameInBothLinesOfFlink() {
        for (String type : List.of(
                "org.apache.flink.runtime.jobmaster.JobMasterException",
                "org.apache.flink.runtime.resourcemanager.exceptions.ResourceManagerException")) {
            EvidenceBuilder evidence = EvidenceBuilder.bare()
                    .failure(
                            Duration.ofSeconds(3),
                            type + ": TaskManager with id tm-2 is no longer reachable.\n\tat a.B.c(B.java:1)\n",
                            "enrich (1/2)",
                            "tm-2");

            assertThat(Examined.primary(evidence)).isEqualTo("taskmanager-killed");
        }
    }
}
