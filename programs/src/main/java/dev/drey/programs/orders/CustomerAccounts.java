package dev.drey.programs.orders;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps each customer's count and total in keyed state and stamps every order with both. */
public final class CustomerAccounts extends KeyedProcessFunction<String, Order, AccountedOrder> {

    private static final long serialVersionUID = 1;

    private transient @Nullable ValueState<Account> accounts;

    /** What is kept per customer. A plain class with setters, as Flink 1.18 has no serializer for records. */
    public static final class Account {

        private long orders;
        private long totalCents;

        /** For Flink's serializer. */
        public Account() {}

        private Account(long orders, long totalCents) {
            this.orders = orders;
            this.totalCents = totalCents;
        }

        Account plus(Order order) {
            return new Account(orders + 1, totalCents + order.amountCents());
        }

        /** So far. */
        public long orders() {
            return orders;
        }

        /** Of all orders so far. */
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
    }

    /** Not in open(), whose parameter is not the same in all versions of Flink. */
    private ValueState<Account> accounts() {
        ValueState<Account> known = accounts;
        if (known == null) {
            known = getRuntimeContext().getState(new ValueStateDescriptor<>("account", Account.class));
            accounts = known;
        }
        return known;
    }

    @Override
    public void processElement(Order order, Context context, Collector<AccountedOrder> out) throws Exception {
        ValueState<Account> state = accounts();
        @Nullable Account before = state.value();
        Account after = (before == null ? new Account() : before).plus(order);
        state.update(after);
        out.collect(new AccountedOrder(order, after.orders(), after.totalCents()));
    }
}
