package dev.drey.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountdownTest {

    private static final Instant FROM = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    @Test
    void theBarFillsAsTheSecondsRunOut() {
        Countdown countdown = new Countdown(FROM, INTERVAL, true);

        assertThat(countdown.at(FROM)).isEqualTo("[" + ".".repeat(30) + "] next checkpoint in 20 s");
        assertThat(countdown.at(FROM.plusMillis(10_001)))
                .isEqualTo("[" + "#".repeat(15) + ".".repeat(15) + "] next checkpoint in 10 s");
        assertThat(countdown.at(FROM.plusSeconds(60))).isEqualTo("[" + "#".repeat(30) + "] next checkpoint is due");
    }

    @Test
    void theFirstCheckpointIsNotPromisedToTheSecond() {
        assertThat(new Countdown(FROM, INTERVAL, false).at(FROM)).endsWith("next checkpoint within 20 s");
    }

    @Test
    void aClockThatIsBehindDoesNoHarm() {
        assertThat(new Countdown(FROM, INTERVAL, true).at(FROM.minusSeconds(5))).endsWith("next checkpoint in 20 s");
    }
}
