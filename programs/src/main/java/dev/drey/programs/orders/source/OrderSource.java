package dev.drey.programs.orders.source;

import dev.drey.programs.orders.Order;
import dev.drey.programs.partition.PartitionEnumerator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * An endless, rate limited source of orders.
 *
 * <p>Flink's own generator source splits one sequence by the parallelism at its first start and reads a reader's splits
 * one after the other, so after scaling in, some would never be read again. Here the partitions are fixed and every
 * reader serves all of its partitions in turn.
 */
public final class OrderSource implements Source<Order, OrderPartition, List<OrderPartition>> {

    private static final long serialVersionUID = 1;

    private final long ordersPerSecond;
    private final StreamEnd end;

    /** The rate is that of all partitions together, whatever the parallelism. */
    public OrderSource(long ordersPerSecond) {
        this(ordersPerSecond, StreamEnd.NEVER);
    }

    /** A stream that may end, for parallelisms that leave no task without a partition. */
    public OrderSource(long ordersPerSecond, StreamEnd end) {
        this.ordersPerSecond = ordersPerSecond;
        this.end = end;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<OrderPartition, List<OrderPartition>> createEnumerator(
            SplitEnumeratorContext<OrderPartition> context) {
        List<OrderPartition> fresh = IntStream.range(0, Order.PARTITIONS)
                .mapToObj(partition -> new OrderPartition(partition, 0))
                .toList();
        return new PartitionEnumerator<>(context, fresh);
    }

    @Override
    public SplitEnumerator<OrderPartition, List<OrderPartition>> restoreEnumerator(
            SplitEnumeratorContext<OrderPartition> context, List<OrderPartition> unassigned) {
        return new PartitionEnumerator<>(context, unassigned);
    }

    @Override
    public SourceReader<Order, OrderPartition> createReader(SourceReaderContext context) {
        Pace pace = new Pace(System::nanoTime, (double) ordersPerSecond / Order.PARTITIONS);
        return new OrderReader(pace, OrderSource::after, end);
    }

    private static CompletableFuture<Void> after(long nanos) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run));
    }

    @Override
    public SimpleVersionedSerializer<OrderPartition> getSplitSerializer() {
        return new OrderPartitionsSerializer.Single();
    }

    @Override
    public SimpleVersionedSerializer<List<OrderPartition>> getEnumeratorCheckpointSerializer() {
        return new OrderPartitionsSerializer();
    }
}
