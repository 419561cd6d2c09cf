package dev.drey.programs.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {

    @Test
    void contentIsFixedForGood() {
        assertThat(Order.at(0, 0)).isEqualTo(new Order(0, 0, "customer-419", 73_138));
        assertThat(Order.at(11, 123_456)).isEqualTo(new Order(11, 123_456, "customer-241", 82_384));
    }

    @Test
    void partitionsDifferInContent() {
        assertThat(LongStream.range(0, 100).mapToObj(n -> Order.at(0, n).amountCents()))
                .doesNotContainSequence(LongStream.range(0, 3)
                        .mapToObj(n -> Order.at(1, n).amountCents())
                        .toList());
    }

    @Test
    void everyCustomerOrders() {
        assertThat(LongStream.range(0, 20_000)
                        .mapToObj(n -> Order.at(3, n).customer())
                        .distinct())
                .hasSize(Order.CUSTOMERS);
    }

    @Test
    void amountsAreWithinTheirBounds() {
        assertThat(LongStream.range(0, 20_000)
                        .map(n -> Order.at(5, n).amountCents())
                        .boxed())
                .allSatisfy(cents -> assertThat(cents).isBetween(1L, 100_000L));
    }

    @Test
    void eventTimeGrowsByFiftyMilliseconds() {
        assertThat(Order.at(2, 11).eventMillis() - Order.at(7, 10).eventMillis())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(classes = {Order.class, AccountedOrder.class, CustomerAccounts.Account.class, WindowTotal.class})
    void whatFlinkStoresHasAnEvolvableFormat(Class<?> type) {
        assertThat(TypeInformation.of(type)).isInstanceOf(PojoTypeInfo.class);
    }
}
