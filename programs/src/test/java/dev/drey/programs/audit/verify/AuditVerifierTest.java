package dev.drey.programs.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditVerifierTest {

    private static final int END = 300;
    private static final long MILLIS_PER_ROUND = 40;

    private final List<String> lines = new ArrayList<>();

    /** What failure-free execution writes, with two tasks and one incarnation after another. */
    @BeforeEach
    void setUp() {
        Map<String, long[]> accounts = new HashMap<>();
        for (int number = 0; number < END; number++) {
            for (int partition = 0; partition < Order.PARTITIONS; partition++) {
                Order order = Order.at(partition, number);
                long[] account = accounts.computeIfAbsent(order.customer(), customer -> new long[2]);
                account[0]++;
                account[1] += order.amountCents();
                Stamp stamp = new Stamp(
                        number * MILLIS_PER_ROUND,
                        number < END / 2 ? "first" : "second",
                        Math.floorMod(order.customer().hashCode(), 2),
                        0);
                lines.add(stamp.before(new AccountedOrder(order, account[0], account[1]).toLine()));
            }
        }
    }

    private AuditFindings verify() {
        AuditVerifier verifier = new AuditVerifier(END);
        lines.forEach(verifier::add);
        return verifier.findings();
    }

    private int indexOf(int partition, int number) {
        return number * Order.PARTITIONS + partition;
    }

    private String restamped(int index, Stamp stamp) {
        return stamp.before(Stamp.split(lines.get(index)).rest());
    }

    @Test
    void failureFreeOutputIsExactlyOnceInAnyOrder() {
        Collections.shuffle(lines, new Random(7));

        AuditFindings findings = verify();

        assertThat(findings.examples()).isEmpty();
        assertThat(findings.isExactlyOnce()).isTrue();
        assertThat(findings.isAtLeastOnce()).isTrue();
        assertThat(findings.orders().records()).isEqualTo((long) END * Order.PARTITIONS);
        assertThat(findings.incarnations()).isEqualTo(2);
        assertThat(findings.starts()).isEqualTo(2);
    }

    @Test
    void lostRecordIsFoundWhereverItWas() {
        lines.remove(indexOf(5, 100));
        lines.remove(lines.size() - 1);

        AuditFindings findings = verify();

        assertThat(findings.lost()).isEqualTo(2);
        assertThat(findings.isExactlyOnce()).isFalse();
        assertThat(findings.isAtLeastOnce()).isFalse();
    }

    @Test
    void partitionThatNeverCameIsLost() {
        lines.removeIf(
                line -> AccountedOrder.parse(Stamp.split(line).rest()).order().partition() == 11);

        assertThat(verify().lost()).isEqualTo(END);
    }

    @Test
    void doubledRecordBreaksExactlyOnceOnly() {
        lines.add(lines.get(indexOf(3, 200)));

        AuditFindings findings = verify();

        assertThat(findings.doubled()).isEqualTo(1);
        assertThat(findings.isExactlyOnce()).isFalse();
        assertThat(findings.isAtLeastOnce()).isTrue();
    }

    @Test
    void recordThatTheStateCountedTwiceIsFoundInTheFinalAccount() {
        int last = lines.size() - 1;
        Stamp.Stamped stamped = Stamp.split(lines.get(last));
        AccountedOrder order = AccountedOrder.parse(stamped.rest());
        lines.set(
                last,
                stamped.stamp()
                        .before(new AccountedOrder(
                                        order.order(),
                                        order.customerOrders() + 1,
                                        order.customerTotalCents()
                                                + order.order().amountCents())
                                .toLine()));

        AuditFindings findings = verify();

        assertThat(findings.wrongAccounts()).isEqualTo(1);
        assertThat(findings.isAtLeastOnce()).isFalse();
        assertThat(findings.examples())
                .anyMatch(example -> example.contains(order.order().customer()));
    }

    @Test
    void recordBeyondTheEndIsWrong() {
        lines.add(new Stamp(0, "first", 0, 0).before(new AccountedOrder(Order.at(0, END), 1, 1).toLine()));

        assertThat(verify().orders().wrongContent()).isEqualTo(1);
    }

    @Test
    void incarnationsThatWroteSideBySideAreFound() {
        int late = indexOf(0, END - 1);
        lines.set(late, restamped(late, new Stamp((END - 1) * MILLIS_PER_ROUND, "first", 0, 0)));

        AuditFindings findings = verify();

        assertThat(findings.overlaps()).isPositive();
        assertThat(findings.isExactlyOnce()).isFalse();
        assertThat(findings.examples()).anyMatch(example -> example.contains("incarnation first still emitted"));
    }

    @Test
    void attemptsOfATaskThatWroteSideBySideAreFound() {
        for (int number : List.of(10, 30)) {
            int index = indexOf(1, number);
            lines.set(index, restamped(index, new Stamp(number * MILLIS_PER_ROUND, "first", 0, 1)));
        }

        assertThat(verify().overlaps()).isEqualTo(1);
    }

    @Test
    void tornLineIsUnreadable() {
        lines.set(7, "1700000000000,abc,0");
        lines.set(8, "yesterday,abc,0,0,rest");

        assertThat(verify().orders().unreadable()).isEqualTo(2);
    }

    @Test
    void silencesAreThoseOfEachTask() {
        Emissions emissions = new Emissions();
        for (long millis : List.of(0L, 40L, 1_000L)) {
            emissions.add(new Stamp(millis, "a", 0, 0));
        }
        for (long millis = 0; millis <= 1_000; millis += 40) {
            emissions.add(new Stamp(millis, "a", 1, 0));
        }

        assertThat(emissions.silences(200)).containsExactly(new Emissions.Silence(40, 1_000));
    }
}
