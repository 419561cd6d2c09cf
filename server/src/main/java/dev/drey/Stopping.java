package dev.drey;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the service end in order when the process is told to end: the JVM waits until this is closed, for some seconds at
 * most. It cannot wait for the main thread, which calls {@code System.exit} in the end and so waits for the JVM.
 */
final class Stopping implements AutoCloseable {

    private static final int SECONDS_TO_END = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Stopping() {}

    static Stopping listen() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::ask));
        return stopping;
    }

    /** Returns when the process has been asked to end, by a signal or by Ctrl-C. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void ask() {
        asked.countDown();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.err.println("drey: the service did not end in order within " + SECONDS_TO_END
                        + " s. Nothing that was acknowledged is lost.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is in order. */
    @Override
    public void close() {
        ended.countDown();
    }
}
