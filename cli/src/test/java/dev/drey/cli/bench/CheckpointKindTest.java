package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointKindTest {

    @Test
    void theBaselineComesFirstAndIsAsTheServiceSetsIt() {
        CheckpointKind first = CheckpointKind.of("FLINK-1_20").get(0);

        assertThat(first.id()).isEqualTo(CheckpointKind.BASELINE);
        assertThat(first.settings()).isEmpty();
    }

    @Test
    void eachRuntimeHasItsOwnBackends() {
        assertThat(CheckpointKind.of("FLINK-1_20"))
                .extracting(CheckpointKind::id)
                .contains("changelog")
                .doesNotContain("forst");
        assertThat(CheckpointKind.of("FLINK-2_2"))
                .extracting(CheckpointKind::id)
                .contains("forst")
                .doesNotContain("changelog");
        assertThat(CheckpointKind.ids()).contains("changelog", "forst").doesNotHaveDuplicates();
    }

    @Test
    void asManyCheckpointsAreThereAsAreKept() {
        CheckpointKind ten = CheckpointKind.of("FLINK-2_2").stream()
                .filter(kind -> kind.id().equals("retained-10"))
                .findFirst()
                .orElseThrow();

        assertThat(ten.checkpoints()).isGreaterThan(10);
        assertThat(ten.measures(CostFigure.DISK)).isTrue();
        assertThat(ten.measures(CostFigure.CHECKPOINT)).isTrue();
        assertThat(ten.measures(CostFigure.RESTORE)).isFalse();
    }

    @Test
    void everyLoadKeepsTheSameState() {
        for (StateLoad load : List.of(StateLoad.STEADY, StateLoad.FULL_SPEED, StateLoad.HELD_UP)) {
            assertThat(load.properties()).containsEntry("keys", "50000").containsEntry("bytes", "1000");
        }
        assertThat(StateLoad.stateBytes()).isEqualTo(50_000_000);
    }
}
