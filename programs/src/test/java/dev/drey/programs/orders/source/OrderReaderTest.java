package dev.drey.programs.orders.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.programs.orders.Order;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

final class OrderReaderTest {

    private final AtomicLong clock = new AtomicLong();
    private final CollectedOrders output = new CollectedOrders();
    private long end = Long.MAX_VALUE;

    private OrderReader reader(OrderPartition... partitions) {
        OrderReader reader = new OrderReader(new Pace(clock::get, 10), nanos -> new CompletableFuture<>(), () -> end);
        if (partitions.length > 0) {
            reader.addSplits(List.of(partitions));
        }
        return reader;
    }

    private void secondPasses() {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void eachRoundTakesOneOrderOfEachPartition() throws IOException {
        OrderReader reader = reader(new OrderPartition(4, 0), new OrderPartition(1, 100));

        InputStatus status = reader.pollNext(output);

        assertThat(output.orders()).containsExactly(Order.at(1, 100), Order.at(4, 0));
        assertThat(status).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    }

    @Test
    void nothingComesBeforeItIsDue() throws IOException {
        OrderReader reader = reader(new OrderPartition(4, 0));
        reader.pollNext(output);

        reader.pollNext(output);

        assertThat(output.orders()).hasSize(1);
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void restoredReaderGoesOnExactlyWhereTheOtherStopped() throws IOException {
        OrderReader first = reader(new OrderPartition(2, 0));
        first.pollNext(output);
        secondPasses();
        first.pollNext(output);

        OrderReader second = reader(first.snapshotState(1).get(0));
        second.pollNext(output);

        assertThat(output.orders()).containsExactly(Order.at(2, 0), Order.at(2, 1), Order.at(2, 2));
    }

    @Test
    void readerWithoutPartitionsWaitsForSome() throws IOException {
        OrderReader reader = reader();
        CompletableFuture<Void> available = reader.isAvailable();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

        reader.addSplits(List.of(new OrderPartition(0, 0)));

        assertThat(available).isDone();
    }

    @Test
    void timestampsAreTheOrdersOwn() throws IOException {
        OrderReader reader = reader(new OrderPartition(0, 77));

        reader.pollNext(output);

        assertThat(output.timestamps()).containsExactly(Order.at(0, 77).eventMillis());
    }

    @Test
    void streamEndsWhenEachPartitionHasReachedTheEnd() throws IOException {
        end = 8;
        OrderReader reader = reader(new OrderPartition(0, 7), new OrderPartition(1, 8));

        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        secondPasses();

        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        assertThat(output.orders()).containsExactly(Order.at(0, 7));
    }

    @Test
    void endThatIsPassedAlreadyIsRefused() {
        end = 8;
        OrderReader reader = reader(new OrderPartition(0, 9));

        assertThatThrownBy(() -> reader.pollNext(output)).hasMessageContaining("partition 0 is at 9 already");
    }
}
