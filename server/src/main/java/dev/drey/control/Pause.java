package dev.drey.control;

import java.time.Duration;

/** Lets time pass. Handed in, so that tests need not wait. */
public interface Pause {

    /** Returns after about this long. */
    void forDuration(Duration duration) throws InterruptedException;
}
