package dev.drey.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrashLoopTest {

    private static final Instant NOW = Instant.EPOCH;

    @Test
    void theFirstTimeIsAtOnce() {
        assertThat(CrashLoop.none().pauseLeft(NOW)).isZero();
    }

    @Test
    void whoDiesAgainAndAgainWaitsEverLongerUpToAMinute() {
        CrashLoop loop = CrashLoop.none();
        long[] seconds = {0, 1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (long pause : seconds) {
            assertThat(loop.pauseLeft(NOW)).isEqualTo(Duration.ofSeconds(pause));
            loop = loop.relaunched(NOW);
        }
    }

    @Test
    void thePauseCountsFromTheLastAttempt() {
        CrashLoop loop = CrashLoop.none().relaunched(NOW).relaunched(NOW);
        assertThat(loop.pauseLeft(NOW.plusMillis(1_500))).isEqualTo(Duration.ofMillis(500));
        assertThat(loop.pauseLeft(NOW.plusSeconds(3))).isZero();
    }

    @Test
    void aClusterThatGotSomewhereIsBroughtBackAtOnce() {
        CrashLoop loop = CrashLoop.none().relaunched(NOW).relaunched(NOW);
        assertThat(loop.found(true, NOW.plus(CrashLoop.GOOD_WHILE))).isEqualTo(CrashLoop.none());
    }

    @Test
    void neitherProgressNorAgeAloneEndsTheLoop() {
        CrashLoop loop = CrashLoop.none().relaunched(NOW).relaunched(NOW);
        assertThat(loop.found(true, NOW.plusSeconds(1))).isEqualTo(loop);
        assertThat(loop.found(false, NOW.plusSeconds(1000))).isEqualTo(loop);
    }
}
