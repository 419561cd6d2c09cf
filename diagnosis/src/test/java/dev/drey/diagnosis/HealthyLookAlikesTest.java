package dev.drey.diagnosis;

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
import org.junit.jupiter.api.Test;

/** Jobs that look ill and are not. */
final class HealthyLookAlikesTest {

    private static final String FAILURE = "java.lang.NullPointerException\n\tat org.example.Job.map(Job.java:42)\n";

    @Test
    void aHealthyJob() {
        assertThat(Examined.warnings(EvidenceBuilder.healthy())).isEmpty();
    }

    @Test
    void oneThatIsBusyAndKeepsUp() {
        assertThat(Examined.warnings(EvidenceBuilder.healthy()
                        .load(SOURCE, 0.3, 0.6)
                        .load(WORKER, 0.98, 0)
                        .thread(WORKER, 0, "RUNNABLE", 3, "org.example.Job.score(Job.java:8)")))
                .isEmpty();
    }

    @Test
    void oneWithUnevenLoadThatKeepsUp() {
        assertThat(Examined.warnings(EvidenceBuilder.healthy()
                        .load(WORKER, 0, 0.85, 0)
                        .load(WORKER, 1, 0.05, 0)
                        .records(WORKER, 0, 90_000, 95_000)
                        .records(WORKER, 1, 9_000, 9_500)))
                .isEmpty();
    }

    @Test
    void oneThatHasJustBegun() {
        assertThat(Examined.warnings(EvidenceBuilder.bare()
                        .runningFor(Duration.ofSeconds(8))
                        .tasks(WORKER, Map.of("INITIALIZING", 2))
                        .tasks(SINK, Map.of("SCHEDULED", 2))
                        .counts(0, 1, 0)
                        .log(
                                "jobmanager",
                                Level.INFO,
                                "Failed to trigger checkpoint 1 since Checkpoint triggering task enrich (1/2) is not being executed at the moment. Aborting checkpoint. Failure reason: Not all required tasks are currently running.",
                                "")))
                .isEmpty();
    }

    @Test
    void oneThatFailedOnceLongAgo() {
        EvidenceBuilder evidence =
                EvidenceBuilder.healthy().counts(6, 0, 1).failure(Duration.ofMinutes(8), FAILURE, "enrich (1/2)");

        assertThat(Examined.warnings(evidence)).isEmpty();
        assertThat(Examined.causes(evidence)).contains("user-code-exception");
    }

    @Test
    void oneWhoseTaskManagerWasShutDownAndThatRecovered() {
        assertThat(Examined.warnings(EvidenceBuilder.healthy()
                        .failure(
                                Duration.ofMinutes(6),
                                "org.apache.flink.util.FlinkExpectedException: The TaskExecutor is shutting down.\n\tat a.B.c(B.java:1)\n",
                                null)))
                .isEmpty();
    }

    @Test
    void oneThatIsRestartedByOrder() {
        assertThat(Examined.warnings(EvidenceBuilder.healthy()
                        .state("RESTARTING")
                        .failure(Duration.ofSeconds(3), FAILURE, "enrich (1/2)")
                        .operation("UpdateApplication", "IN_PROGRESS", null)))
                .isEmpty();
    }

    @Test
    void oneThatWasStopped() {
        for (String state : new String[] {"CANCELED", "FINISHED", "SUSPENDED"}) {
            assertThat(Examined.warnings(EvidenceBuilder.healthy()
                            .state(state)
                            .checkpoint(CheckpointBuilder.failed(7, "Checkpoint Coordinator is suspending."))
                            .tasks(WORKER, Map.of("CANCELED", 2))))
                    .isEmpty();
        }
    }

    @Test
    void oneWhoseCheckpointFailedOnceAndCompletedSince() {
        assertThat(Examined.warnings(EvidenceBuilder.bare()
                        .completed(2)
                        .checkpoint(CheckpointBuilder.failed(3, "Asynchronous task checkpoint failed."))
                        .completed(4)))
                .isEmpty();
    }

    @Test
    void oneWithMuchStateThatIsWrittenInTime() {
        EvidenceBuilder evidence =
                EvidenceBuilder.bare().settings(settings -> settings.interval(Duration.ofMinutes(2)));
        for (long id = 1; id <= 5; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id)
                    .every(Duration.ofMinutes(2))
                    .sizes(5L << 30, 300L << 20)
                    .both(WORKER, 20, 5, 5, 40, 3000, 150L << 20));
        }

        assertThat(Examined.warnings(evidence)).isEmpty();
    }

    @Test
    void oneThatHasNothingToDo() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy();
        for (String vertex : new String[] {SOURCE, WORKER, SINK}) {
            for (int subtask = 0; subtask < 2; subtask++) {
                evidence.load(vertex, subtask, 0, 0).records(vertex, subtask, 500, 500);
            }
        }

        assertThat(Examined.warnings(evidence)).isEmpty();
    }

    @Test
    void aBatchJobTakesNoCheckpoints() {
        assertThat(Examined.warnings(EvidenceBuilder.bare().batch().settings(settings -> settings.enabled(false))))
                .isEmpty();
    }
}
