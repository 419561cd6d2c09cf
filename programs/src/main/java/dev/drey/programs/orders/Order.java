package dev.drey.programs.orders;

/**
 * One order. Its content is a function of partition and number and never changes between runs.
 *
 * @param partition of the source, from 0
 * @param number place within the partition, from 0 without gaps
 * @param amountCents from 1 to 100,000
 */
public record Order(int partition, long number, String customer, long amountCents) {

    /** Fixed for good: it is part of what an order's content depends on. Partitions count from 0. */
    public static final int PARTITIONS = 12;

    /** How many customers order; each orders through several partitions. */
    static final int CUSTOMERS = 500;

    /** The first order of every partition happens at 2024-01-01T00:00:00Z, in event time. */
    private static final long FIRST_EVENT_MILLIS = 1_704_067_200_000L;

    private static final long MILLIS_BETWEEN_ORDERS = 50;
    private static final long HIGHEST_AMOUNT_CENTS = 100_000;

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

    /** The finishing step of SplitMix64: neighbouring numbers get unrelated customers and amounts. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
