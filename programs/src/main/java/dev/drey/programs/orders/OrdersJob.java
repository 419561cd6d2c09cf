package dev.drey.programs.orders;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import dev.drey.programs.orders.source.OrderSource;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point of the demo: orders in, one line per order with its customer's account out, and one line per partition
 * and window.
 *
 * <p>Files become visible when the checkpoint that closes them completes; without checkpoints nothing is ever committed.
 */
public final class OrdersJob {

    /** Of this and of the audit's job. */
    public static final int MAX_PARALLELISM = 128;

    private OrdersJob() {}

    /** Reads the runtime properties of group {@code orders}, see {@link OrdersSettings}; takes no arguments. */
    public static void main(String[] args) throws Exception {
        OrdersSettings settings = OrdersSettings.of(
                KinesisAnalyticsRuntime.getApplicationProperties().get(OrdersSettings.GROUP));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(settings.checkpointMillis());
        env.setMaxParallelism(MAX_PARALLELISM);
        build(env, settings);
        env.execute("orders");
    }

    private static void build(StreamExecutionEnvironment env, OrdersSettings settings) {
        DataStream<Order> orders = env.fromSource(new OrderSource(settings.ordersPerSecond()), watermarks(), "orders")
                .uid("orders");
        orders.keyBy(Order::customer)
                .process(new CustomerAccounts())
                .name("customer accounts")
                .uid("customer-accounts")
                .map(AccountedOrder::toLine)
                .name("order lines")
                .uid("order-lines")
                .sinkTo(LineFiles.in(settings.ordersFolder()))
                .name("order files")
                .uid("order-files");
        orders.keyBy(Order::partition)
                .window(TumblingWindows.of(Duration.ofSeconds(settings.windowSeconds())))
                .aggregate(new WindowTotal.Sum(), new WindowTotal.ToLine())
                .name("window totals")
                .uid("window-totals")
                .sinkTo(LineFiles.in(settings.windowsFolder()))
                .name("window files")
                .uid("window-files");
    }

    /** Idleness is for source tasks without a partition, at a parallelism above the number of partitions. */
    private static WatermarkStrategy<Order> watermarks() {
        return WatermarkStrategy.<Order>forMonotonousTimestamps().withIdleness(Duration.ofSeconds(5));
    }
}
