package dev.drey.programs.orders.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrdersVerifierTest {

    private static final int PARTITIONS = 3;
    private static final int NUMBERS = 2_000;

    private final List<String> lines = new ArrayList<>();

    /** What failure-free execution writes. */
    @BeforeEach
    void setUp() {
        Map<String, long[]> accounts = new HashMap<>();
        for (int number = 0; number < NUMBERS; number++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                lines.add(account(accounts, Order.at(partition, number)));
            }
        }
    }

    private static String account(Map<String, long[]> accounts, Order order) {
        long[] account = accounts.computeIfAbsent(order.customer(), customer -> new long[2]);
        account[0]++;
        account[1] += order.amountCents();
        return new AccountedOrder(order, account[0], account[1]).toLine();
    }

    private OrdersReport verify() {
        return OrdersVerifier.verify(lines.stream());
    }

    private static String changed(String line, LongUnaryOperator count, LongUnaryOperator total) {
        AccountedOrder order = AccountedOrder.parse(line);
        return new AccountedOrder(
                        order.order(),
                        count.applyAsLong(order.customerOrders()),
                        total.applyAsLong(order.customerTotalCents()))
                .toLine();
    }

    @Test
    void failureFreeOutputIsExactlyOnceInAnyOrder() {
        Collections.shuffle(lines, new Random(7));

        OrdersReport report = verify();

        assertThat(report.isExactlyOnce()).isTrue();
        assertThat(report.records()).isEqualTo(PARTITIONS * NUMBERS);
        assertThat(report.highestNumber()).isEqualTo(NUMBERS - 1);
        assertThat(report.examples()).isEmpty();
    }

    @Test
    void noOutputIsExactlyOnceWithoutAHighestNumber() {
        lines.clear();

        assertThat(verify().isExactlyOnce()).isTrue();
        assertThat(verify().highestNumber()).isEqualTo(-1);
    }

    @Test
    void lineWrittenTwiceIsADuplicate() {
        lines.add(lines.get(500));

        OrdersReport report = verify();

        assertThat(report.isExactlyOnce()).isFalse();
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.wrongCounts()).isZero();
        assertThat(report.examples()).singleElement().asString().contains(lines.get(500));
    }

    @Test
    void lostLineIsAGapAndIsMissedInItsCustomersAccount() {
        AccountedOrder lost = AccountedOrder.parse(lines.remove(500));

        OrdersReport report = verify();

        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.wrongCounts()).isEqualTo(1);
        assertThat(report.wrongTotals()).isEqualTo(1);
        assertThat(report.examples())
                .anySatisfy(example -> assertThat(example)
                        .contains("partition " + lost.order().partition())
                        .contains("number " + lost.order().number()));
    }

    @Test
    void tailNotYetCommittedIsNotMissed() {
        List<String> committed = lines.subList(0, 1_000);

        assertThat(OrdersVerifier.verify(committed.stream()).isExactlyOnce()).isTrue();
    }

    @Test
    void orderCountedTwiceInTheStateShowsInCountAndTotal() {
        int at = PARTITIONS * NUMBERS / 2;
        AccountedOrder first = AccountedOrder.parse(lines.get(at));
        long amount = first.order().amountCents();
        lines.replaceAll(line -> {
            AccountedOrder order = AccountedOrder.parse(line);
            boolean after = order.order().customer().equals(first.order().customer())
                    && order.customerOrders() >= first.customerOrders();
            return after ? changed(line, count -> count + 1, total -> total + amount) : line;
        });

        OrdersReport report = verify();

        assertThat(report.duplicates() + report.gaps()).isZero();
        assertThat(report.wrongCounts()).isEqualTo(1);
        assertThat(report.wrongTotals()).isEqualTo(1);
    }

    @Test
    void countTakenTwiceIsWrong() {
        lines.set(4_000, changed(lines.get(4_000), count -> count - 1, LongUnaryOperator.identity()));

        assertThat(verify().wrongCounts()).isPositive();
        assertThat(verify().isExactlyOnce()).isFalse();
    }

    @Test
    void wrongTotalAloneIsSeen() {
        lines.set(4_000, changed(lines.get(4_000), LongUnaryOperator.identity(), total -> total + 1));

        assertThat(verify().wrongCounts()).isZero();
        assertThat(verify().wrongTotals()).isPositive();
    }

    @Test
    void contentOfAnotherPlaceIsWrongContent() {
        Order other = Order.at(0, 77);
        lines.add(new AccountedOrder(new Order(0, NUMBERS, other.customer(), other.amountCents()), 1, 1).toLine());

        assertThat(verify().wrongContent()).isEqualTo(1);
    }

    @Test
    void tornLineIsUnreadable() {
        lines.add("2,1999,custo");

        assertThat(verify().unreadable()).isEqualTo(1);
        assertThat(verify().isExactlyOnce()).isFalse();
    }

    @Test
    void numberBeyondAnyRunIsWrongContentAndNoCrash() {
        lines.add(new AccountedOrder(Order.at(0, Long.MAX_VALUE), 1, 1).toLine());

        assertThat(verify().wrongContent()).isEqualTo(1);
    }

    @Test
    void examplesAreFew() {
        lines.addAll(List.copyOf(lines));

        assertThat(verify().duplicates()).isEqualTo(PARTITIONS * NUMBERS);
        assertThat(verify().examples()).hasSize(10);
    }

    @Test
    void filesInProgressAreNotCommitted() {
        assertThat(OrdersVerifier.isCommitted("part-7f3a-0")).isTrue();
        assertThat(OrdersVerifier.isCommitted(".part-7f3a-0.inprogress.1b2c")).isFalse();
        assertThat(OrdersVerifier.isCommitted("_SUCCESS")).isFalse();
    }

    @Test
    void verifierNeedsNothingButThisModule() throws Exception {
        URL[] alone = {new File("target/classes").toURI().toURL()};
        try (URLClassLoader loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Object report = loader.loadClass(OrdersVerifier.class.getName())
                    .getMethod("verify", java.util.stream.Stream.class)
                    .invoke(null, lines.stream());

            assertThat(report).asString().startsWith("OrdersReport[records=" + lines.size());
        }
    }
}
