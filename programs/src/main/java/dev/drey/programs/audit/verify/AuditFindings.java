package dev.drey.programs.audit.verify;

import dev.drey.programs.orders.verify.OrdersReport;
import java.util.List;

/**
 * What the committed output of an audit holds.
 *
 * @param orders what is wrong with the orders as such; running counts and totals are judged only where each order is there
 *     once
 * @param wrongAccounts customers whose account is not in the end what failure-free execution would have made it
 * @param overlaps incarnations, and attempts of a task, that emitted side by side
 * @param incarnations how many wrote
 * @param starts how often the tasks were started, within whatever incarnation
 * @param emissions when each task emitted
 * @param examples the first few findings in words
 */
public record AuditFindings(
        OrdersReport orders,
        long wrongAccounts,
        long overlaps,
        long incarnations,
        long starts,
        Emissions emissions,
        List<String> examples) {

    /** Copies the examples. */
    public AuditFindings {
        examples = List.copyOf(examples);
    }

    /** Orders that are missing. */
    public long lost() {
        return orders.gaps();
    }

    /** Lines of orders that another line has, too. */
    public long doubled() {
        return orders.duplicates();
    }

    /** Whether each order is there exactly once, and counted exactly once. */
    public boolean isExactlyOnce() {
        return orders.isExactlyOnce() && wrongAccounts + overlaps == 0;
    }

    /** Whether each order is there, and counted exactly once in the end. */
    public boolean isAtLeastOnce() {
        return orders.gaps() + orders.wrongContent() + orders.unreadable() + wrongAccounts + overlaps == 0;
    }
}
