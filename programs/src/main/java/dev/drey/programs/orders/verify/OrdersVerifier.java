package dev.drey.programs.orders.verify;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Recomputes what the demo must have written from the lines that it committed, in any order.
 *
 * <p>It sees orders that were lost, written twice, or counted twice or not at all in a customer's account. Orders after
 * the highest number of a partition are not missed: they were not committed yet. Lines of files that are not committed
 * must be left out by the caller, see {@link #isCommitted}.
 */
public final class OrdersVerifier {

    private static final int MOST_EXAMPLES = 10;

    private final Map<Integer, BitSet> seen = new TreeMap<>();
    private final Map<String, CustomerLedger> ledgers = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private long records;
    private long duplicates;
    private long wrongContent;
    private long unreadable;

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
        records++;
        try {
            add(AccountedOrder.parse(line));
        } catch (IllegalArgumentException e) {
            unreadable++;
            example(String.valueOf(e.getMessage()));
        }
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

    private static boolean isInRange(Order order) {
        return order.partition() >= 0 && order.number() >= 0 && order.number() < Integer.MAX_VALUE;
    }

    /** What was found so far; more lines may follow. */
    public OrdersReport report() {
        List<String> findings = new ArrayList<>(examples);
        long gaps = 0;
        for (Map.Entry<Integer, BitSet> partition : seen.entrySet()) {
            BitSet numbers = partition.getValue();
            long missing = (long) numbers.length() - numbers.cardinality();
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
