package dev.drey.programs.orders.verify;

import java.util.List;

/**
 * What the committed output holds, and every way in which it is not what failure-free execution would have written.
 *
 * @param records lines read, wrong ones included
 * @param highestNumber highest order number of any partition; -1 when there are no records
 * @param duplicates lines of an order that another line already had
 * @param gaps orders missing below the highest number of their own partition, or below the end of the stream where it
 *     is known
 * @param wrongContent orders whose customer or amount is not what their place in the stream determines
 * @param wrongCounts orders whose running count is taken, or not one of 1 to the number of the customer's orders
 * @param wrongTotals orders whose running total is not the one before plus their own amount
 * @param unreadable lines that are none of ours, such as torn ones
 * @param examples the first few findings in words
 */
public record OrdersReport(
        long records,
        long highestNumber,
        long duplicates,
        long gaps,
        long wrongContent,
        long wrongCounts,
        long wrongTotals,
        long unreadable,
        List<String> examples) {

    /** Copies the examples. */
    public OrdersReport {
        examples = List.copyOf(examples);
    }

    /** Whether every order up to the last commit is there exactly once; true for no records at all. */
    public boolean isExactlyOnce() {
        return duplicates + gaps + wrongContent + wrongCounts + wrongTotals + unreadable == 0;
    }
}
