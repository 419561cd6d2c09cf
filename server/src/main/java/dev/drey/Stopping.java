package dev.drey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the main thread end the service in order when the process is told to end. */
final class Stopping {

    private static final int SECONDS_TO_END = 20;

    private Stopping() {}

    /**
     * Returns when the process has been asked to end, by a signal or by Ctrl-C. The JVM then waits for the calling thread,
     * for some seconds at most.
     */
    static void await() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                caller.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        }));
        asked.await();
    }
}
