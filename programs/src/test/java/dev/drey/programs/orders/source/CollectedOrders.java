package dev.drey.programs.orders.source;

import dev.drey.programs.orders.Order;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader emits, of all partitions in one list. */
final class CollectedOrders implements ReaderOutput<Order> {

    private final List<Order> orders = new ArrayList<>();
    private final List<Long> timestamps = new ArrayList<>();

    List<Order> orders() {
        return orders;
    }

    List<Long> timestamps() {
        return timestamps;
    }

    @Override
    public void collect(Order order) {
        throw new AssertionError("an order without a timestamp: " + order);
    }

    @Override
    public void collect(Order order, long timestamp) {
        orders.add(order);
        timestamps.add(timestamp);
    }

    @Override
    public SourceOutput<Order> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
}
