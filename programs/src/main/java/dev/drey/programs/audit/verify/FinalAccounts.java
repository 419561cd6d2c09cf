package dev.drey.programs.audit.verify;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each customer's account as the state had it in the end, told by the line with its highest count. */
final class FinalAccounts {

    private final Map<String, Account> seen = new HashMap<>();

    private record Account(long orders, long totalCents) {

        static Account of(AccountedOrder line) {
            return new Account(line.customerOrders(), line.customerTotalCents());
        }

        Account plus(Order order) {
            return new Account(orders + 1, totalCents + order.amountCents());
        }
    }

    void add(AccountedOrder line) {
        seen.merge(
                line.order().customer(),
                Account.of(line),
                (before, now) -> now.orders() > before.orders() ? now : before);
    }

    /**
     * What is not as failure-free execution would have left it, a line for each customer.
     *
     * @param end in each partition the number of the first order that does not come
     */
    List<String> differences(long end) {
        Map<String, Account> expected = new TreeMap<>();
        for (int partition = 0; partition < Order.PARTITIONS; partition++) {
            for (long number = 0; number < end; number++) {
                Order order = Order.at(partition, number);
                expected.merge(
                        order.customer(), new Account(1, order.amountCents()), (before, one) -> before.plus(order));
            }
        }
        List<String> differences = new ArrayList<>();
        expected.forEach((customer, account) -> {
            if (!account.equals(seen.get(customer))) {
                differences.add("The account of " + customer + " is " + seen.get(customer) + " in the end, but must be "
                        + account);
            }
        });
        return differences;
    }
}
