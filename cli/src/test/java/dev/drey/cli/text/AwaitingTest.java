package dev.drey.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.TestTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitingTest {

    private final TestTime time = new TestTime();
    private final Awaiting awaiting = new Awaiting(time, Duration.ofSeconds(10), Duration.ofSeconds(1));

    @Test
    void looksUntilThereIsSomething() throws InterruptedException {
        Optional<Duration> seen = awaiting.first(
                elapsed -> elapsed.compareTo(Duration.ofSeconds(3)) >= 0 ? Optional.of(elapsed) : Optional.empty());

        assertThat(seen).contains(Duration.ofSeconds(3));
    }

    @Test
    void givesUpAtTheLimit() throws InterruptedException {
        Optional<Duration> seen = awaiting.first(elapsed -> Optional.empty());

        assertThat(seen).isEmpty();
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
    }
}
