package dev.drey.programs.orders;

import java.time.Instant;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * What one partition's orders of one window add up to. A plain class with setters, as Flink 1.18 has no serializer for
 * records.
 */
public final class WindowTotal {

    private long orders;
    private long totalCents;

    /** For Flink's serializer. */
    public WindowTotal() {}

    WindowTotal(long orders, long totalCents) {
        this.orders = orders;
        this.totalCents = totalCents;
    }

    /** How many. */
    public long orders() {
        return orders;
    }

    /** What they add up to. */
    public long totalCents() {
        return totalCents;
    }

    /** For Flink's serializer. */
    public void setOrders(long orders) {
        this.orders = orders;
    }

    /** For Flink's serializer. */
    public void setTotalCents(long totalCents) {
        this.totalCents = totalCents;
    }

    /** Adds orders up as they come, so that a window holds two numbers only. */
    static final class Sum implements AggregateFunction<Order, WindowTotal, WindowTotal> {

        private static final long serialVersionUID = 1;

        @Override
        public WindowTotal createAccumulator() {
            return new WindowTotal(0, 0);
        }

        @Override
        public WindowTotal add(Order order, WindowTotal total) {
            return new WindowTotal(total.orders + 1, total.totalCents + order.amountCents());
        }

        @Override
        public WindowTotal getResult(WindowTotal total) {
            return total;
        }

        @Override
        public WindowTotal merge(WindowTotal a, WindowTotal b) {
            return new WindowTotal(a.orders + b.orders, a.totalCents + b.totalCents);
        }
    }

    /** Writes {@code partition,start of window,orders,total}. */
    static final class ToLine extends ProcessWindowFunction<WindowTotal, String, Integer, TimeWindow> {

        private static final long serialVersionUID = 1;

        @Override
        public void process(Integer partition, Context context, Iterable<WindowTotal> totals, Collector<String> out) {
            Instant start = Instant.ofEpochMilli(context.window().getStart());
            for (WindowTotal total : totals) {
                out.collect("%d,%s,%d,%d".formatted(partition, start, total.orders(), total.totalCents()));
            }
        }
    }
}
