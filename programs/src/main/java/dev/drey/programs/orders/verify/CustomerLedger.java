package dev.drey.programs.orders.verify;

import dev.drey.programs.orders.AccountedOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One customer's distinct orders, put back into the order in which the program counted them. */
final class CustomerLedger {

    private final List<AccountedOrder> entries = new ArrayList<>();

    /** How many entries are wrong, with a description of each. */
    record Faults(long counts, long totals, List<String> examples) {}

    void add(AccountedOrder entry) {
        entries.add(entry);
    }

    /** Sorted by running count, entry i must have count i, and a total of the one before plus its own amount. */
    Faults audit() {
        entries.sort(Comparator.comparingLong(AccountedOrder::customerOrders));
        long counts = 0;
        long totals = 0;
        List<String> examples = new ArrayList<>();
        long expectedCount = 1;
        long total = 0;
        for (AccountedOrder entry : entries) {
            total += entry.order().amountCents();
            if (entry.customerOrders() != expectedCount) {
                counts++;
                examples.add("Expected as number %d of its customer: %s".formatted(expectedCount, entry.toLine()));
            }
            if (entry.customerTotalCents() != total) {
                totals++;
                examples.add("Expected a total of %d: %s".formatted(total, entry.toLine()));
            }
            // Go on from what was written, so that one fault is counted once and not for every later order.
            expectedCount = entry.customerOrders() + 1;
            total = entry.customerTotalCents();
        }
        return new Faults(counts, totals, examples);
    }
}
