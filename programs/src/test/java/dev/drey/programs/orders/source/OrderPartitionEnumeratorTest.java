package dev.drey.programs.orders.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderPartitionEnumeratorTest {

    private static final List<OrderPartition> FIVE =
            IntStream.range(0, 5).mapToObj(p -> new OrderPartition(p, 0)).toList();

    private final Readers readers = new Readers(2);
    private final OrderPartitionEnumerator enumerator = new OrderPartitionEnumerator(readers, FIVE);

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

        enumerator.addSplitsBack(List.of(new OrderPartition(1, 9)), 1);
        arrive(1);

        assertThat(readers.assigned()).isEqualTo(Map.of(1, List.of(new OrderPartition(1, 9))));
    }

    @Test
    void restoredEnumeratorWithNothingLeftDealsOutNothing() {
        OrderPartitionEnumerator restored = new OrderPartitionEnumerator(readers, List.of());
        readers.register(0);
        readers.register(1);

        restored.addReader(1);

        assertThat(readers.assigned()).isEmpty();
    }
}
