package dev.drey.cli.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyGroupsTest {

    @Test
    void aGroupEndsAtTheFirstDotOrAtASlash() {
        assertThat(PropertyGroups.parse(List.of("orders.orders.per.second=6", "orders.empty=", "a.b/c.d=e/f.g=h"))
                        .groups())
                .isEqualTo(Map.of(
                        "orders", Map.of("orders.per.second", "6", "empty", ""), "a.b", Map.of("c.d", "e/f.g=h")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "group", "group.key", "key=value", ".key=value", "group.=value", "/key=value"})
    void whatNamesNoGroupAndKeyIsRefused(String property) {
        assertThatThrownBy(() -> PropertyGroups.parse(List.of(property)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + property + "'");
    }
}
