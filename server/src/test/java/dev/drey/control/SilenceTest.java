package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Silence silence = new Silence();

    private void look(boolean answered, int second) {
        silence.look(answered, START.plusSeconds(second));
    }

    @Test
    void silenceAddsUpFromLookToLook() {
        look(true, 0);
        look(false, 4);
        look(false, 8);
        assertThat(silence.isLongerThan(TOLERANCE)).isFalse();
        look(false, 12);
        assertThat(silence.isLongerThan(TOLERANCE)).isTrue();
    }

    @Test
    void anAnswerEndsIt() {
        look(false, 0);
        look(false, 5);
        look(false, 10);
        look(true, 12);
        look(false, 14);
        assertThat(silence.isLongerThan(TOLERANCE)).isFalse();
    }

    @Test
    void nobodyIsBlamedForTimeInWhichNobodyAsked() {
        look(true, 0);
        look(false, 600);
        look(false, 601);
        look(false, 602);
        assertThat(silence.isLongerThan(TOLERANCE)).isFalse();
    }
}
