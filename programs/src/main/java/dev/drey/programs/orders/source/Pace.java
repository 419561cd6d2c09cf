package dev.drey.programs.orders.source;

import java.util.function.LongSupplier;

/** Says when the next order of each partition is due, so that orders come at a steady rate. */
final class Pace {

    /** After a stall, as under back-pressure, this much is caught up on; the rest is let go. */
    private static final long MOST_CATCH_UP_NANOS = 1_000_000_000L;

    private final LongSupplier nanoClock;
    private final long nanosPerRound;
    private long nextRound;

    /** The clock counts nanoseconds from anywhere, as System.nanoTime() does. */
    Pace(LongSupplier nanoClock, double roundsPerSecond) {
        this.nanoClock = nanoClock;
        this.nanosPerRound = Math.max(1, Math.round(1e9 / roundsPerSecond));
        this.nextRound = nanoClock.getAsLong();
    }

    /** Takes the next round if it is due. */
    boolean takeRound() {
        long now = nanoClock.getAsLong();
        if (now < nextRound) {
            return false;
        }
        nextRound = Math.max(nextRound, now - MOST_CATCH_UP_NANOS) + nanosPerRound;
        return true;
    }

    /** Nanoseconds until the next round is due; 0 when it is due already. */
    long nanosToWait() {
        return Math.max(0, nextRound - nanoClock.getAsLong());
    }
}
