package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.doctor.Pace.Attention;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest
    @CsvSource({
        // calm, attention, looks since something is not calm, what a look took in ms: seconds until the next
        "true,  NONE,  0, 100,   60",
        "true,  KNOWN, 0, 100,   15",
        "true,  OPEN,  0, 100,   4",
        "false, NONE,  0, 100,   4",
        "false, NONE,  3, 100,   4",
        "false, NONE,  4, 100,   15",
        "false, KNOWN, 9, 100,   15",
        "false, OPEN,  9, 100,   4",
        // A wide job is looked at less often.
        "false, OPEN,  0, 2000,  40",
        "true,  NONE,  0, 60000, 600"
    })
    void theNextLookIsAsSoonAsItMattersAndAsOftenAsItIsCheap(
            boolean calm, Attention attention, int restless, long millis, long seconds) {
        Pace.Past past = new Pace.Past(NOON, Duration.ofMillis(millis), restless);

        assertThat(Pace.isDue(NOON.plusSeconds(seconds).minusMillis(1), past, calm, attention))
                .isFalse();
        assertThat(Pace.isDue(NOON.plusSeconds(seconds), past, calm, attention)).isTrue();
    }
}
