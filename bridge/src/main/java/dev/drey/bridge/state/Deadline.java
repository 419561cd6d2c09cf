package dev.drey.bridge.state;

import java.util.concurrent.TimeUnit;

/** Until when entries are read. What was read by then counts. */
final class Deadline {

    private static final int ENTRIES_BETWEEN_LOOKS = 512;

    private final long at;
    private int entries;

    Deadline(long seconds) {
        this.at = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** To be called with each entry. */
    void check() throws OutOfTimeException {
        if (++entries % ENTRIES_BETWEEN_LOOKS == 0) {
            checkNow();
        }
    }

    void checkNow() throws OutOfTimeException {
        if (System.nanoTime() > at) {
            throw new OutOfTimeException();
        }
    }
}
