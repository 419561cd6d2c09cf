package dev.drey.programs.orders.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.programs.orders.Order;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

final class OrderReaderTest {

    private final AtomicLong clock = new AtomicLong();
    private final CollectedOrders output = new CollectedOrders();

    private OrderReader reader(OrderPartition... partitions) {
        OrderReader reader = new OrderReader(new Pace(clock::get, 10), nanos -> new CompletableFuture<>());
        if (partitions.length > 0) {
            reader.addSplits(List.of(partitions));
        }
        return reader;
    }

    private void secondPasses() {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void eachRoundTakesOneOrderOfEachPartition() {
        OrderReader reader = reader(new OrderPartition(4, 0), new OrderPartition(1, 100));

        InputStatus status = reader.pollNext(output);

        assertThat(output.orders()).containsExactly(Order.at(1, 100), Order.at(4, 0));
        assertThat(status).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    }

    @Test
    void nothingComesBeforeItIsDue() {
        OrderReader reader = reader(new OrderPartition(4, 0));
        reader.pollNext(output);

        reader.pollNext(output);

        assertThat(output.orders()).hasSize(1);
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void restoredReaderGoesOnExactlyWhereTheOtherStopped() {
        OrderReader first = reader(new OrderPartition(2, 0));
        first.pollNext(output);
        secondPasses();
        first.pollNext(output);

        OrderReader second = reader(first.snapshotState(1).get(0));
        second.pollNext(output);

        assertThat(output.orders()).containsExactly(Order.at(2, 0), Order.at(2, 1), Order.at(2, 2));
    }

    @Test
    void readerWithoutPartitionsWaitsForSome() {
        OrderReader reader = reader();
        CompletableFuture<Void> available = reader.isAvailable();
        assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);

        reader.addSplits(List.of(new OrderPartition(0, 0)));

        assertThat(available).isDone();
    }

    @Test
    void timestampsAreTheOrdersOwn() {
        OrderReader reader = reader(new OrderPartition(0, 77));

        reader.pollNext(output);

        assertThat(output.timestamps()).containsExactly(Order.at(0, 77).eventMillis());
    }
}
