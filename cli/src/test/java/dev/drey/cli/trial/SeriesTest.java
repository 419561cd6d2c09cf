package dev.drey.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        Series series = new Series(List.of(9.0, 1.0, 4.0));

        assertThat(series.min()).isEqualTo(1);
        assertThat(series.median()).isEqualTo(4);
        assertThat(series.max()).isEqualTo(9);
        assertThat(series.values()).containsExactly(9.0, 1.0, 4.0);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(new Series(List.of(10.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void nothingMeasuredIsNoSeries() {
        assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
