package dev.drey.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void durationsHaveTheUnitThatPeopleWouldUse() {
        assertThat(Figures.seconds(Duration.ofMillis(85))).isEqualTo("85 ms");
        assertThat(Figures.seconds(Duration.ofMillis(6_430))).isEqualTo("6.4 s");
        assertThat(Figures.seconds(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    }

    @Test
    void sizesAreDecimal() {
        assertThat(Figures.bytes(999)).isEqualTo("999 B");
        assertThat(Figures.bytes(12_345)).isEqualTo("12.3 KB");
        assertThat(Figures.bytes(12_345_678)).isEqualTo("12.3 MB");
        assertThat(Figures.bytes(12_345_678_901L)).isEqualTo("12.3 GB");
    }

    @Test
    void countsAreGroupedAndTheirNounAgrees() {
        assertThat(Figures.count(1, "file")).isEqualTo("1 file");
        assertThat(Figures.count(12_480, "file")).isEqualTo("12,480 files");
    }
}
