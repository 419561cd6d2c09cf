package dev.drey.programs.orders.verify;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recomputes what the demo must have written from the lines that it committed, in any order.
 *
 * <p>It sees orders that were lost, written twice, or counted twice or not at all in a customer's account. Orders after
 * the highest number of a partition are not missed unless the stream is known to have ended: they were not committed yet.
 * Lines of files that are not committed
 * must be left out by the caller, see {@link #isCommitted}.
 */
public final class OrdersVerifier {

    private static final int MOST_EXAMPLES = 10;

    private static final long UNKNOWN = -1;

    private final long end;
    private final Map<Integer, BitSet> seen = new TreeMap<>();
    private final Map<String, CustomerLedger> ledgers = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private long records;
    private long duplicates;
    private long wrongContent;
    private long unreadable;

    /** For a stream that goes on: what comes after a partition's highest number is not missed. */
    public OrdersVerifier() {
        this.end = UNKNOWN;
    }

    /**
     * For a stream that has ended, and whose orders must all be there.
     *
     * @param end in each partition the number of the first order that does not come
     */
    public OrdersVerifier(long end) {
        this.end = end;
        IntStream.range(0, Order.PARTITIONS).forEach(partition -> seen.put(partition, new BitSet()));
    }

    /** Verifies all lines at once. */
    public static OrdersReport verify(Stream<String> lines) {
        OrdersVerifier verifier = new OrdersVerifier();
        lines.forEach(verifier::add);
        return verifier.report();
    }

    /**
     * Whether a file of the output folder counts, by its name without the folder: Flink's file sink writes under names
     * with a leading dot until a file is committed.
     */
    public static boolean isCommitted(String fileName) {
        return !fileName.startsWith(".") && !fileName.startsWith("_");
    }

    /** Takes one line of a committed file, without its line end. */
    public void add(String line) {
        try {
            addParsed(AccountedOrder.parse(line));
        } catch (IllegalArgumentException e) {
            addUnreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Takes what a line said. */
    public void addParsed(AccountedOrder accounted) {
        records++;
        add(accounted);
    }

    /** Takes note of a line that could not be read. */
    public void addUnreadable(String why) {
        records++;
        unreadable++;
        example(why);
    }

    private void add(AccountedOrder accounted) {
        Order order = accounted.order();
        if (!isInRange(order) || !order.equals(Order.at(order.partition(), order.number()))) {
            wrongContent++;
            example("Not the order of its place: " + accounted.toLine());
            return;
        }
        BitSet numbers = seen.computeIfAbsent(order.partition(), partition -> new BitSet());
        if (numbers.get((int) order.number())) {
            duplicates++;
            example("There twice: " + accounted.toLine());
            return;
        }
        numbers.set((int) order.number());
        ledgers.computeIfAbsent(order.customer(), customer -> new CustomerLedger())
                .add(accounted);
    }

    private boolean isInRange(Order order) {
        long limit = end == UNKNOWN ? Integer.MAX_VALUE : end;
        return order.partition() >= 0
                && order.partition() < Order.PARTITIONS
                && order.number() >= 0
                && order.number() < limit;
    }

    /** What was found so far; more lines may follow. */
    public OrdersReport report() {
        List<String> findings = new ArrayList<>(examples);
        long gaps = 0;
        for (Map.Entry<Integer, BitSet> partition : seen.entrySet()) {
            BitSet numbers = partition.getValue();
            long missing = Math.max(numbers.length(), end) - numbers.cardinality();
            if (missing > 0) {
                findings.add("Missing in partition %d: %d orders, the first is number %d"
                        .formatted(partition.getKey(), missing, numbers.nextClearBit(0)));
            }
            gaps += missing;
        }
        long wrongCounts = 0;
        long wrongTotals = 0;
        for (CustomerLedger ledger : ledgers.values()) {
            CustomerLedger.Faults faults = ledger.audit();
            wrongCounts += faults.counts();
            wrongTotals += faults.totals();
            findings.addAll(faults.examples());
        }
        return new OrdersReport(
                records,
                highestNumber(),
                duplicates,
                gaps,
                wrongContent,
                wrongCounts,
                wrongTotals,
                unreadable,
                findings.subList(0, Math.min(findings.size(), MOST_EXAMPLES)));
    }

    private long highestNumber() {
        return seen.values().stream()
                .mapToLong(numbers -> numbers.length() - 1L)
                .max()
                .orElse(-1);
    }

    private void example(String finding) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(finding);
        }
    }
}
