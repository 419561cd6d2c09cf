package dev.drey.programs.audit.verify;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.verify.OrdersReport;
import dev.drey.programs.orders.verify.OrdersVerifier;
import java.util.ArrayList;
import java.util.List;

/** Takes the lines of a stream that has ended, in any order, and says what is wrong with them. */
public final class AuditVerifier {

    private static final int MOST_EXAMPLES = 20;

    private final long end;
    private final OrdersVerifier orders;
    private final FinalAccounts accounts = new FinalAccounts();
    private final Writers writers = new Writers();
    private final Emissions emissions = new Emissions();

    /** @param end in each partition the number of the first order that does not come */
    public AuditVerifier(long end) {
        this.end = end;
        this.orders = new OrdersVerifier(end);
    }

    /** Takes one line of a committed file, without its line end. */
    public void add(String line) {
        try {
            Stamp.Stamped stamped = Stamp.split(line);
            AccountedOrder order = AccountedOrder.parse(stamped.rest());
            writers.add(stamped.stamp());
            emissions.add(stamped.stamp());
            accounts.add(order);
            orders.addParsed(order);
        } catch (IllegalArgumentException e) {
            orders.addUnreadable(String.valueOf(e.getMessage()));
        }
    }

    /** What was found; more lines may follow. */
    public AuditFindings findings() {
        OrdersReport report = orders.report();
        List<String> differences = accounts.differences(end);
        List<String> overlaps = writers.overlaps();
        List<String> examples = new ArrayList<>(report.examples());
        examples.addAll(overlaps);
        examples.addAll(differences);
        return new AuditFindings(
                report,
                differences.size(),
                overlaps.size(),
                writers.incarnations(),
                writers.starts(),
                emissions,
                examples.subList(0, Math.min(examples.size(), MOST_EXAMPLES)));
    }
}
