package dev.drey.programs.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartitionEnumeratorTest {

    private static final List<Part> FIVE =
            IntStream.range(0, 5).mapToObj(p -> new Part(p, 0)).toList();

    private final Readers readers = new Readers(2);
    private final PartitionEnumerator<Part> enumerator = new PartitionEnumerator<>(readers, FIVE);

    private void arrive(int subtask) {
        readers.register(subtask);
        enumerator.addReader(subtask);
    }

    @Test
    void nothingIsDealtOutBeforeAllReadersAreThere() {
        arrive(0);

        assertThat(readers.assigned()).isEmpty();
        assertThat(enumerator.snapshotState(1)).isEqualTo(FIVE);
    }

    @Test
    void partitionsAreDealtOutEvenlyAndOnce() {
        arrive(0);
        arrive(1);

        assertThat(readers.assigned())
                .isEqualTo(Map.of(
                        0, List.of(FIVE.get(0), FIVE.get(2), FIVE.get(4)), 1, List.of(FIVE.get(1), FIVE.get(3))));
        assertThat(enumerator.snapshotState(1)).isEmpty();
    }

    @Test
    void partitionsGivenBackAreDealtOutAgainAtTheirPosition() {
        arrive(0);
        arrive(1);
        readers.forget(1);

        enumerator.addSplitsBack(List.of(new Part(1, 9)), 1);
        arrive(1);

        assertThat(readers.assigned()).isEqualTo(Map.of(1, List.of(new Part(1, 9))));
    }

    @Test
    void restoredEnumeratorWithNothingLeftDealsOutNothing() {
        PartitionEnumerator<Part> restored = new PartitionEnumerator<>(readers, List.of());
        readers.register(0);
        readers.register(1);

        restored.addReader(1);

        assertThat(readers.assigned()).isEmpty();
    }
}
