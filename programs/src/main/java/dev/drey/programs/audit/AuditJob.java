package dev.drey.programs.audit;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.CustomerAccounts;
import dev.drey.programs.orders.LineFiles;
import dev.drey.programs.orders.Order;
import dev.drey.programs.orders.OrdersJob;
import dev.drey.programs.orders.OrdersSettings;
import dev.drey.programs.orders.source.OrderSource;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point: orders in, one stamped line per order with its customer's account out. */
public final class AuditJob {

    private AuditJob() {}

    /**
     * Reads the runtime properties of the groups {@code orders} and {@code audit}, see {@link OrdersSettings} and {@link
     * AuditSettings}; takes no arguments.
     */
    public static void main(String[] args) throws Exception {
        Map<String, Properties> properties = KinesisAnalyticsRuntime.getApplicationProperties();
        OrdersSettings orders = OrdersSettings.of(properties.get(OrdersSettings.GROUP));
        AuditSettings audit = AuditSettings.of(properties.get(AuditSettings.GROUP));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(orders.checkpointMillis());
        env.setMaxParallelism(OrdersJob.MAX_PARALLELISM);
        write(lines(env, orders, audit), orders, audit);
        env.execute("audit");
    }

    private static SingleOutputStreamOperator<String> lines(
            StreamExecutionEnvironment env, OrdersSettings orders, AuditSettings audit) {
        ControlFolder control = new ControlFolder(audit.control());
        return env.fromSource(
                        new OrderSource(orders.ordersPerSecond(), control::findEnd),
                        WatermarkStrategy.<Order>noWatermarks(),
                        "orders")
                .uid("orders")
                .keyBy(Order::customer)
                .process(new CustomerAccounts())
                .name("customer accounts")
                .uid("customer-accounts")
                .<String>process(new Stamping<AccountedOrder>(AccountedOrder::toLine, control))
                .name("stamped lines")
                .uid("stamped-lines");
    }

    private static void write(SingleOutputStreamOperator<String> lines, OrdersSettings orders, AuditSettings audit) {
        switch (audit.guarantee()) {
            case EXACTLY_ONCE ->
                lines.sinkTo(LineFiles.in(orders.ordersFolder()))
                        .name("order files")
                        .uid("order-files");
            case AT_LEAST_ONCE ->
                lines.process(new DirectLines(orders.ordersFolder()))
                        .name("order files, written at once")
                        .uid("direct-order-files");
        }
    }
}
