package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.SOURCE;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A large job is examined at once: 1000 subtasks and 100 checkpoints with all of their times. */
final class ExaminationSpeedTest {

    private static final int SUBTASKS = 334;

    private static Evidence large() {
        EvidenceBuilder evidence =
                EvidenceBuilder.bare(SUBTASKS).settings(settings -> settings.timeout(Duration.ofMinutes(1)));
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            evidence.load(SOURCE, subtask, 0.1, 0.9).load(WORKER, subtask, 0.99, 0);
            evidence.thread(
                    WORKER,
                    subtask,
                    "TIMED_WAITING",
                    1,
                    "java.lang.Thread.sleep(Native Method)",
                    "org.example.Lookup.ask(Lookup.java:12)");
        }
        for (long id = 1; id <= 100; id++) {
            evidence.checkpoint(
                    id % 3 == 0
                            ? CheckpointBuilder.expired(id)
                            : CheckpointBuilder.completed(id).both(WORKER, 5000, 5, 5, 5, 5, 1000));
        }
        return evidence.build();
    }

    /** The limit stands for a hang, not for a measurement: no test depends on how fast the machine is. */
    @Test
    @Timeout(20)
    void aLargeJobIsExaminedAtOnce() {
        Evidence evidence = large();

        Diagnosis diagnosis = Doctor.standard().examine(evidence);

        assertThat(evidence.findJob().orElseThrow().vertices()).allMatch(vertex -> vertex.parallelism() == SUBTASKS);
        assertThat(evidence.checkpoints().history()).hasSize(100);
        assertThat(diagnosis.primary().orElseThrow().cause()).isEqualTo("blocking-call-in-process");
    }
}
