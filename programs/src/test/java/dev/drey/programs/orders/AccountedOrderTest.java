package dev.drey.programs.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountedOrderTest {

    @Test
    void lineReadsBackAsTheSameOrder() {
        AccountedOrder order = new AccountedOrder(Order.at(3, 42), 7, 123_456);

        assertThat(AccountedOrder.parse(order.toLine())).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1,2,customer-001,3,4", "1,2,customer-001,3,4,5,6", "1,2,customer-001,3,4,", "a,b,c,d,e,f"})
    void tornOrForeignLineIsRefusedAndQuoted(String line) {
        assertThatThrownBy(() -> AccountedOrder.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + line + "'");
    }
}
