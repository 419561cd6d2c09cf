package dev.drey.cli.testing;

import dev.drey.cli.text.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock on which time passes only when somebody pauses. */
public final class TestTime implements Time {

    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private Duration passed = Duration.ZERO;

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public Instant now() {
        return BEGINNING.plus(passed);
    }

    @Override
    public void pause(Duration duration) {
        passed = passed.plus(duration);
    }
}
