package dev.drey.programs.orders.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private final AtomicLong clock = new AtomicLong(-5_000);
    private final Pace pace = new Pace(clock::get, 20);

    private int roundsDue() {
        int rounds = 0;
        while (pace.takeRound()) {
            rounds++;
        }
        return rounds;
    }

    @Test
    void firstRoundIsDueAtOnceAndTheNextAPeriodLater() {
        assertThat(roundsDue()).isEqualTo(1);
        assertThat(pace.nanosToWait()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void aSecondHoldsAsManyRoundsAsTheRateSays() {
        int rounds = roundsDue();

        for (int step = 0; step < 10; step++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            rounds += roundsDue();
        }

        assertThat(rounds).isEqualTo(21);
    }

    @Test
    void nothingIsToBeWaitedForWhenARoundIsOverdue() {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.nanosToWait()).isZero();
    }

    @Test
    void longStallIsCaughtUpOnForOneSecondOnly() {
        clock.addAndGet(TimeUnit.MINUTES.toNanos(5));

        assertThat(roundsDue()).isEqualTo(21);
    }
}
