package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.SINK;
import static dev.drey.diagnosis.testing.EvidenceBuilder.SOURCE;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.collect.Threads;
import dev.drey.diagnosis.evidence.StackSample;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What threads wait for, and what that says of their operators. */
final class WaitingThreadsTest {

    private static EvidenceBuilder expiring() {
        EvidenceBuilder evidence = EvidenceBuilder.bare().settings(settings -> settings.timeout(Duration.ofMinutes(1)));
        for (long id = 1; id <= 5; id++) {
            evidence.checkpoint(CheckpointBuilder.expired(id)
                    .missing(WORKER, 0)
                    .missing(WORKER, 1)
                    .missing(SINK, 0)
                    .missing(SINK, 1));
        }
        return evidence;
    }

    @Test
    void asynchronousIoThatHasNoRoomForAnotherRequestWaitsForWhatItAsks() {
        EvidenceBuilder evidence = expiring().load(SOURCE, 0.05, 0.92).load(WORKER, 1.0, 0);
        for (int subtask = 0; subtask < 2; subtask++) {
            evidence.thread(
                    WORKER,
                    subtask,
                    "TIMED_WAITING",
                    3,
                    "java.util.concurrent.locks.LockSupport.parkNanos(LockSupport.java:252)",
                    "org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl.take(TaskMailboxImpl.java:161)",
                    "org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl.yield(MailboxExecutorImpl.java:91)",
                    "org.apache.flink.streaming.api.operators.async.AsyncWaitOperator.addToWorkQueue(AsyncWaitOperator.java:351)");
        }

        Finding full = Examined.of(evidence).primary().orElseThrow();

        assertThat(full.cause()).isEqualTo("blocking-call-in-process");
        assertThat(full.evidence().toString()).contains("as many requests under way as its capacity allows");
    }

    @Test
    void anOperatorThatIsRestoredIsNotBlamedForWaiting() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy()
                .tasks(WORKER, Map.of("INITIALIZING", 2))
                .load(SOURCE, 0.05, 0.92)
                .load(WORKER, 1.0, 0);
        for (int subtask = 0; subtask < 2; subtask++) {
            evidence.thread(
                    WORKER,
                    subtask,
                    "RUNNABLE",
                    3,
                    "sun.nio.ch.NioSocketImpl.park(NioSocketImpl.java:1)",
                    "org.example.Lookup.open(Lookup.java:12)");
        }

        assertThat(Examined.causes(evidence)).doesNotContain("blocking-call-in-process");
    }

    /** It answers for the barrier that does not come; its siblings have all the records because it takes none. */
    @Test
    void theSubtaskThatWaitsForALockIsNotTheOneWithTheHotKey() {
        List<StackSample> deadlock = Threads.read("""
                "enrich (1/2)#0" Id=70 BLOCKED on java.lang.Object@1 owned by "cache-keeper" Id=80
                \tat app//org.example.Routes.of(Routes.java:12)
                \t-  blocked on java.lang.Object@1
                """, """
                "cache-keeper" Id=80 BLOCKED on java.lang.Object@2 owned by "enrich (1/2)#0" Id=70
                \tat app//org.example.Routes.refresh(Routes.java:30)
                """);
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .settings(settings -> settings.timeout(Duration.ofMinutes(1)))
                .load(SOURCE, 0.05, 0.92)
                .load(WORKER, 0, 0.9, 0)
                .load(WORKER, 1, 0.02, 0)
                .records(WORKER, 0, 700, 700)
                .records(WORKER, 1, 17_000, 17_500)
                .threads(deadlock, 3);
        for (long id = 1; id <= 3; id++) {
            evidence.checkpoint(CheckpointBuilder.expired(id)
                    .missing(WORKER, 0)
                    .missing(SINK, 0)
                    .missing(SINK, 1));
        }

        Finding found = Examined.of(evidence).primary().orElseThrow();

        assertThat(found.cause()).isEqualTo("blocked-subtask");
        assertThat(found.evidence().toString()).contains("It is deadlocked with the thread cache-keeper");
        assertThat(Examined.causes(evidence)).doesNotContain("hot-key");
    }
}
