package dev.drey.programs.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdersSettingsTest {

    private static Properties group(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    @Test
    void onlyTheOutputIsRequired() {
        OrdersSettings settings = OrdersSettings.of(group(Map.of("output", "s3a://bucket/demo/")));

        assertThat(settings).isEqualTo(new OrdersSettings("s3a://bucket/demo", 240, 10, 7_000));
        assertThat(settings.ordersFolder()).isEqualTo("s3a://bucket/demo/orders");
        assertThat(settings.windowsFolder()).isEqualTo("s3a://bucket/demo/windows");
    }

    @Test
    void rateWindowAndCheckpointsAreRead() {
        OrdersSettings settings = OrdersSettings.of(group(Map.of(
                "output",
                "file:///tmp/x",
                "orders.per.second",
                "5000",
                "window.seconds",
                " 60 ",
                "checkpoint.millis",
                "1000")));

        assertThat(settings).isEqualTo(new OrdersSettings("file:///tmp/x", 5_000, 60, 1_000));
    }

    @Test
    void missingGroupNamesThePropertyToSet() {
        assertThatThrownBy(() -> OrdersSettings.of(null))
                .hasMessageContaining("'output'")
                .hasMessageContaining("'orders'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", ""})
    void rateMustBeAWholeNumberAboveZero(String rate) {
        assertThatThrownBy(() -> OrdersSettings.of(group(Map.of("output", "x", "orders.per.second", rate))))
                .hasMessageContaining("orders.per.second")
                .hasMessageContaining("'" + rate + "'");
    }
}
