package dev.drey.programs.orders.source;

import dev.drey.programs.orders.Order;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Emits its partitions' orders in rounds, one order of each partition per round, at the given pace. */
final class OrderReader implements SourceReader<Order, OrderPartition> {

    private final Pace pace;
    private final LongFunction<CompletableFuture<Void>> alarm;
    private final StreamEnd end;
    private final Map<Integer, Long> positions = new TreeMap<>();
    private CompletableFuture<Void> partitionsAdded = new CompletableFuture<>();

    /** The alarm gives a future that completes after so many nanoseconds. */
    OrderReader(Pace pace, LongFunction<CompletableFuture<Void>> alarm, StreamEnd end) {
        this.pace = pace;
        this.alarm = alarm;
        this.end = end;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Order> output) throws IOException {
        if (positions.isEmpty() || !pace.takeRound()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        long last = end.number();
        if (positions.values().stream().allMatch(number -> number == last)) {
            return InputStatus.END_OF_INPUT;
        }
        positions.replaceAll((partition, number) -> {
            if (number == last) {
                return number;
            }
            if (number > last) {
                throw new IllegalStateException(
                        "The stream of orders is to end at number %d, but partition %d is at %d already. Set a later end."
                                .formatted(last, partition, number));
            }
            Order order = Order.at(partition, number);
            // An output per partition keeps a watermark per partition: the slowest one holds the windows open.
            output.createOutputForSplit(Integer.toString(partition)).collect(order, order.eventMillis());
            return number + 1;
        });
        return pace.nanosToWait() == 0 ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return positions.isEmpty() ? partitionsAdded : alarm.apply(pace.nanosToWait());
    }

    @Override
    public List<OrderPartition> snapshotState(long checkpointId) {
        return positions.entrySet().stream()
                .map(position -> new OrderPartition(position.getKey(), position.getValue()))
                .toList();
    }

    @Override
    public void addSplits(List<OrderPartition> partitions) {
        partitions.forEach(partition -> positions.put(partition.partition(), partition.next()));
        partitionsAdded.complete(null);
        partitionsAdded = new CompletableFuture<>();
    }

    @Override
    public void start() {
        // The enumerator hands out partitions unasked.
    }

    @Override
    public void notifyNoMoreSplits() {
        // Never said: whether the stream ends is not a matter of partitions.
    }

    @Override
    public void close() {
        // Holds no resources.
    }
}
