package dev.drey.cli.trial;

import dev.drey.programs.audit.verify.AuditFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the application's output is to promise. */
public enum Guarantee {
    EXACTLY_ONCE,
    AT_LEAST_ONCE;

    /** As it is typed, and as the program knows it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What breaks the promise, in words. */
    public List<String> violations(AuditFindings found) {
        List<String> violations = new ArrayList<>();
        count(violations, found.lost(), "lost");
        count(violations, found.orders().wrongContent(), "not what its place in the stream determines");
        count(violations, found.orders().unreadable(), "unreadable");
        if (this == EXACTLY_ONCE) {
            count(violations, found.doubled(), "doubled");
            count(violations, found.orders().wrongCounts(), "with a wrong running count");
            count(violations, found.orders().wrongTotals(), "with a wrong running total");
        }
        if (found.wrongAccounts() > 0) {
            violations.add(found.wrongAccounts()
                    + " customers' accounts are not in the end what failure-free execution would have made them");
        }
        if (found.overlaps() > 0) {
            violations.add(found.overlaps() + " times two incarnations or attempts emitted side by side");
        }
        return violations;
    }

    private static void count(List<String> violations, long records, String what) {
        if (records > 0) {
            violations.add(records + (records == 1 ? " record is " : " records are ") + what);
        }
    }
}
