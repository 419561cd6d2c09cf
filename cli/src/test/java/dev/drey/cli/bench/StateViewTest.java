package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateViewTest {

    @Test
    void checkpointsCountAfterTheFirstOneOfTheWholeState() {
        List<Checkpoint> newestFirst = List.of(
                checkpoint(6, "IN_PROGRESS", false, 0),
                checkpoint(5, "COMPLETED", false, 1_010),
                checkpoint(4, "COMPLETED", true, 1_005),
                checkpoint(3, "COMPLETED", false, 1_000),
                checkpoint(2, "COMPLETED", false, 950),
                checkpoint(1, "COMPLETED", false, 400));

        assertThat(StateView.settled(newestFirst, 900))
                .extracting(Checkpoint::id)
                .containsExactly(3L, 5L);
    }

    @Test
    void noneCountsWhileTheStateComes() {
        assertThat(StateView.settled(List.of(checkpoint(1, "COMPLETED", false, 400)), 900))
                .isEmpty();
        assertThat(StateView.settled(List.of(checkpoint(2, "COMPLETED", false, 950)), 900))
                .isEmpty();
    }

    private static Checkpoint checkpoint(long id, String status, boolean savepoint, long full) {
        return new Checkpoint(
                id, status, savepoint, Instant.ofEpochSecond(id), Duration.ofMillis(20), full / 10, full, null);
    }
}
