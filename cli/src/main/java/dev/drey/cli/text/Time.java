package dev.drey.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock and the patience of a command, handed in so that tests need not wait. */
public interface Time {

    /** For measuring: counts from anywhere, never backwards. */
    long nanos();

    /** The wall clock, to compare with what Flink reports. */
    Instant now();

    /** Lets time pass. */
    void pause(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static Time system() {
        return new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }
        };
    }

    /** Measures from now on. */
    default Stopwatch stopwatch() {
        return new Stopwatch(this, nanos());
    }

    /**
     * A measurement under way.
     *
     * @param startNanos on the clock of {@code time}
     */
    record Stopwatch(Time time, long startNanos) {

        /** Since its start. */
        public Duration elapsed() {
            return Duration.ofNanos(time.nanos() - startNanos);
        }
    }
}
