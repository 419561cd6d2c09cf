package dev.drey.programs.orders;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order. Its content is a function of partition and number and never changes between runs. A plain class with setters,
 * as Flink 1.18 has no serializer for records.
 */
public final class Order {

    /** Fixed for good: it is part of what an order's content depends on. Partitions count from 0. */
    public static final int PARTITIONS = 12;

    /** How many customers order; each orders through several partitions. */
    static final int CUSTOMERS = 500;

    /** The first order of every partition happens at 2024-01-01T00:00:00Z, in event time. */
    private static final long FIRST_EVENT_MILLIS = 1_704_067_200_000L;

    private static final long MILLIS_BETWEEN_ORDERS = 50;
    private static final long HIGHEST_AMOUNT_CENTS = 100_000;

    private int partition;
    private long number;
    private String customer = "";
    private long amountCents;

    /** For Flink's serializer. */
    public Order() {}

    /**
     * An order of any content.
     *
     * @param partition of the source, from 0
     * @param number place within the partition, from 0 without gaps
     * @param amountCents from 1 to 100,000
     */
    public Order(int partition, long number, String customer, long amountCents) {
        this.partition = partition;
        this.number = number;
        this.customer = customer;
        this.amountCents = amountCents;
    }

    /** The order at a place in the stream: the same one on every call, on every machine. */
    public static Order at(int partition, long number) {
        long random = mix(((long) partition << 48) ^ number);
        String customer = "customer-%03d".formatted(Math.floorMod(random, CUSTOMERS));
        long amountCents = 1 + Math.floorMod(random >>> 20, HIGHEST_AMOUNT_CENTS);
        return new Order(partition, number, customer, amountCents);
    }

    /** Event time in milliseconds since the epoch; grows with the number at the same pace in every partition. */
    public long eventMillis() {
        return FIRST_EVENT_MILLIS + number * MILLIS_BETWEEN_ORDERS;
    }

    /** Of the source, from 0. */
    public int partition() {
        return partition;
    }

    /** Place within the partition, from 0 without gaps. */
    public long number() {
        return number;
    }

    /** Who orders. */
    public String customer() {
        return customer;
    }

    /** From 1 to 100,000. */
    public long amountCents() {
        return amountCents;
    }

    /** For Flink's serializer. */
    public void setPartition(int partition) {
        this.partition = partition;
    }

    /** For Flink's serializer. */
    public void setNumber(long number) {
        this.number = number;
    }

    /** For Flink's serializer. */
    public void setCustomer(String customer) {
        this.customer = customer;
    }

    /** For Flink's serializer. */
    public void setAmountCents(long amountCents) {
        this.amountCents = amountCents;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Order other
                && partition == other.partition
                && number == other.number
                && customer.equals(other.customer)
                && amountCents == other.amountCents;
    }

    @Override
    public int hashCode() {
        return Objects.hash(partition, number, customer, amountCents);
    }

    @Override
    public String toString() {
        return "Order[%d, %d, %s, %d]".formatted(partition, number, customer, amountCents);
    }

    /** The finishing step of SplitMix64: neighbouring numbers get unrelated customers and amounts. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
