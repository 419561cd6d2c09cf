package dev.drey.telemetry;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobStatus;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.RuntimeEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private static final Subject SUBJECT =
            new Subject("uid", "clicks", 1, RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION, 1, "job", 1);

    private static Observation withRunning(int subtasks) {
        return new Observation(
                NOON,
                SUBJECT,
                new JobDetail(
                        "job",
                        "clicks",
                        JobStatus.RUNNING,
                        Map.of(),
                        List.of(new JobDetail.Vertex("v", "map", 2, 128, subtasks))),
                new Observation.Running(null, Duration.ZERO),
                CheckpointHistory.EMPTY,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void aCalmApplicationIsLookedAtLessOften() {
        Duration quick = Duration.ofMillis(20);

        assertThat(Cadence.next(withRunning(2), quick)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Cadence.next(withRunning(1), quick)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Cadence.next(Observation.silent(NOON, SUBJECT, NOON), quick)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void lookingTakesATenthOfTheTimeAtMost() {
        assertThat(Cadence.next(withRunning(2), Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Cadence.next(withRunning(2), Duration.ofSeconds(30))).isEqualTo(Duration.ofMinutes(1));
    }
}
