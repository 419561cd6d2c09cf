package dev.drey.programs.orders;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order with its customer's account just after it, one line of output. A plain class with setters, as Flink 1.18 has no
 * serializer for records.
 */
public final class AccountedOrder {

    private static final int FIELDS = 6;

    private Order order = new Order();
    private long customerOrders;
    private long customerTotalCents;

    /** For Flink's serializer. */
    public AccountedOrder() {}

    /**
     * An order and what it made of the account.
     *
     * @param customerOrders how many orders of this customer were seen, this one included
     * @param customerTotalCents what they add up to
     */
    public AccountedOrder(Order order, long customerOrders, long customerTotalCents) {
        this.order = order;
        this.customerOrders = customerOrders;
        this.customerTotalCents = customerTotalCents;
    }

    /** The line as it is written: {@code partition,number,customer,amount,orders so far,total so far}. */
    public String toLine() {
        return "%d,%d,%s,%d,%d,%d"
                .formatted(
                        order.partition(),
                        order.number(),
                        order.customer(),
                        order.amountCents(),
                        customerOrders,
                        customerTotalCents);
    }

    /** Reads a line back; an IllegalArgumentException names a line that is none of ours, such as a torn one. */
    public static AccountedOrder parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Not a line of orders: '%s'".formatted(line));
        }
        try {
            Order order = new Order(
                    Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[2], Long.parseLong(fields[3]));
            return new AccountedOrder(order, Long.parseLong(fields[4]), Long.parseLong(fields[5]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a line of orders: '%s'".formatted(line), e);
        }
    }

    /** The order itself. */
    public Order order() {
        return order;
    }

    /** How many orders of this customer were seen, this one included. */
    public long customerOrders() {
        return customerOrders;
    }

    /** What they add up to. */
    public long customerTotalCents() {
        return customerTotalCents;
    }

    /** For Flink's serializer. */
    public void setOrder(Order order) {
        this.order = order;
    }

    /** For Flink's serializer. */
    public void setCustomerOrders(long customerOrders) {
        this.customerOrders = customerOrders;
    }

    /** For Flink's serializer. */
    public void setCustomerTotalCents(long customerTotalCents) {
        this.customerTotalCents = customerTotalCents;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof AccountedOrder other
                && order.equals(other.order)
                && customerOrders == other.customerOrders
                && customerTotalCents == other.customerTotalCents;
    }

    @Override
    public int hashCode() {
        return Objects.hash(order, customerOrders, customerTotalCents);
    }

    @Override
    public String toString() {
        return toLine();
    }
}
