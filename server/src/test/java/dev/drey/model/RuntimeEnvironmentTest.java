package dev.drey.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeEnvironmentTest {

    @Test
    void isFoundByItsWireName() {
        assertThat(RuntimeEnvironment.find("FLINK-1_20")).contains(RuntimeEnvironment.FLINK_1_20);
        assertThat(RuntimeEnvironment.find("FLINK-2_2")).contains(RuntimeEnvironment.FLINK_2_2);
    }

    @Test
    void anUnsupportedLineIsNotFound() {
        assertThat(RuntimeEnvironment.find("FLINK-1_6")).isEmpty();
        assertThat(RuntimeEnvironment.find("FLINK_1_20")).isEmpty();
    }
}
